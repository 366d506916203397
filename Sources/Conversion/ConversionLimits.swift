/// What a conversion may use before it is ended.
public struct ConversionLimits: Sendable, Hashable {
    /// By the clock.
    public var seconds: Int
    /// Of address space. pandoc 2.17 starts with between 400 and 700 MB of it, of which it uses some 100 MB for a short
    /// document and 650 MB for one of 300,000 words.
    public var memoryBytes: Int
    /// Of what the converter writes.
    public var outputBytes: Int

    /// 30 seconds, 1 GiB of address space and 64 MiB of output, unless told otherwise. Numbers below 1 count as 1.
    public init(seconds: Int = 30, memoryBytes: Int = 1 << 30, outputBytes: Int = 64 << 20) {
        self.seconds = max(seconds, 1)
        self.memoryBytes = max(memoryBytes, 1)
        self.outputBytes = max(outputBytes, 1)
    }
}
