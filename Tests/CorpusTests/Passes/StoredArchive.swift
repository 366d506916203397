/// A ZIP file whose entries are stored as they are.
struct StoredArchive {
    private var content: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ text: String) {
        let bytes = Array(text.utf8)
        let common: [UInt8] =
            Self.two(20) + Self.two(0x0800) + Self.two(0) + Self.two(0) + Self.two(33) + Self.four(Self.checksum(bytes))
            + Self.four(UInt32(bytes.count)) + Self.four(UInt32(bytes.count)) + Self.two(UInt16(name.utf8.count))
            + Self.two(0)
        let offset = UInt32(content.count)
        content += Self.four(0x0403_4B50) + common + Array(name.utf8) + bytes
        directory +=
            Self.four(0x0201_4B50) + Self.two(20) + common + Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0)
            + Self.four(offset) + Array(name.utf8)
        count += 1
    }

    var bytes: [UInt8] {
        content + directory + Self.four(0x0605_4B50) + Self.four(0) + Self.two(count) + Self.two(count)
            + Self.four(UInt32(directory.count)) + Self.four(UInt32(content.count)) + Self.two(0)
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
