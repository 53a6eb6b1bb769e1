/// Writes numbers little-endian and byte strings with their length.
struct ByteWriter {
    var bytes: [UInt8] = []

    init(reserving capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Begins a structure that carries its checksum and format in front: CRC-32C (4) ‖ format (1) ‖ ….
    init(checkedFormat format: UInt8, reserving capacity: Int) {
        self.init(reserving: capacity)
        add(UInt32(0))
        add(format)
    }

    /// The bytes of such a structure, with their checksum.
    consuming func sealed() -> [UInt8] {
        bytes.withUnsafeMutableBytes { bytes in
            let crc = CRC32C.of(UnsafeRawBufferPointer(rebasing: bytes[4...]))
            bytes.storeBytes(of: crc.littleEndian, as: UInt32.self)
        }
        return bytes
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

    /// Reads a structure from ``ByteWriter/sealed()``, behind its checksum and format.
    ///
    /// - Parameter name: What it is, for the error's text.
    init(checked bytes: UnsafeRawBufferPointer, _ name: String, format: UInt8) throws(StorageFault) {
        self.init(bytes)
        let crc = try number(UInt32.self)
        guard crc == CRC32C.of(rest) else { throw .corrupt("the checksum of \(name) is wrong") }
        let found = try number(UInt8.self)
        guard found == format else { throw .corrupt("\(name) has format \(found)") }
    }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(StorageFault) -> Number {
        let size = MemoryLayout<Number>.size
        guard rest.count >= size else { throw .corrupt("a stored structure is cut short") }
        let number = Number(littleEndian: rest.loadUnaligned(as: Number.self))
        rest = UnsafeRawBufferPointer(rebasing: rest[size...])
        return number
    }

    mutating func bytes() throws(StorageFault) -> [UInt8] { [UInt8](try slice()) }

    /// The bytes of a byte string, where they lie.
    mutating func slice() throws(StorageFault) -> UnsafeRawBufferPointer {
        let count = Int(try number(UInt32.self))
        guard rest.count >= count else { throw .corrupt("a stored structure is cut short") }
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }

    mutating func address() throws(StorageFault) -> RecordAddress {
        let collection = try number(UInt16.self)
        return RecordAddress(collection: collection, sortKey: try bytes())
    }
}
