/// One value in a result, as the server sent it; valid only while its row is.
public struct Cell {
    let type: PostgresType
    let bytes: UnsafeRawBufferPointer

    var mismatch: Unrepresentable {
        Unrepresentable(reason: "the types do not match; cast the column in the query")
    }

    func integer<Integer: FixedWidthInteger>(as _: Integer.Type) throws(Unrepresentable) -> Integer {
        guard bytes.count == MemoryLayout<Integer>.size else { throw mismatch }
        return Integer(bigEndian: bytes.loadUnaligned(as: Integer.self))
    }

    func expect(_ type: PostgresType) throws(Unrepresentable) {
        guard self.type == type else { throw mismatch }
    }
}
