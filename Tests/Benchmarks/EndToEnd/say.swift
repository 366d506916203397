import SystemPackage

/// Writes a line of the table, at once.
func say(_ line: String) {
    _ = try? FileDescriptor.standardOutput.writeAll(Array("\(line)\n".utf8))
}

/// Tells who waits what is being done, on standard error.
func progress(_ line: String) {
    _ = try? FileDescriptor.standardError.writeAll(Array("\(line)\n".utf8))
}
