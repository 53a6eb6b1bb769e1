/// Writes numbers little-endian and byte strings with their length.
struct ByteWriter {
    var bytes: [UInt8] = []

    init(reserving capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ string: [UInt8]) {
        add(UInt32(string.count))
        bytes.append(contentsOf: string)
    }

    mutating func add(_ address: RecordAddress) {
        add(address.collection)
        add(address.sortKey)
    }
}

/// Reads what ``ByteWriter`` wrote; whatever it is given, it reads nothing behind the end.
struct ByteReader {
    /// What was not read yet.
    private(set) var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        rest = bytes
    }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(StorageFault) -> Number {
        let size = MemoryLayout<Number>.size
        guard rest.count >= size else { throw .corrupt("a stored structure is cut short") }
        let number = Number(littleEndian: rest.loadUnaligned(as: Number.self))
        rest = UnsafeRawBufferPointer(rebasing: rest[size...])
        return number
    }

    mutating func bytes() throws(StorageFault) -> [UInt8] {
        let count = Int(try number(UInt32.self))
        guard rest.count >= count else { throw .corrupt("a stored structure is cut short") }
        let bytes = [UInt8](rest[..<count])
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        return bytes
    }

    mutating func address() throws(StorageFault) -> RecordAddress {
        let collection = try number(UInt16.self)
        return RecordAddress(collection: collection, sortKey: try bytes())
    }
}
