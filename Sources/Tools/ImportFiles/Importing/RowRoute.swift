/// How the rows of a file are shared out to calls that run at the same time.
///
/// Of two versions of a row without the source's order the later line of the file counts (COL-13). The server sees the
/// rows of one call in their order, and those of different calls in any order. So all versions of a row must go through
/// the same call: they are shared out by what identifies them. It does no harm when different rows go together, so only
/// ASCII letters and digits of one column count, in whatever spelling.
public enum RowRoute: Sendable {
    /// All rows go through one call after the other, since any two of them may have to do with each other: persons, who
    /// may share a phone, and areas of risk.
    case inOrder
    /// By the document of a person, without the re-issue count of a permit.
    case document
    /// By phone.
    case phone
    /// By the laboratory's number of the sample, since a sample may move to another person.
    case sample

    /// Number of the call for a row, below `calls`.
    func call(for record: CSVRecord, _ header: Header, calls: Int) -> Int {
        let (column, length): (FileColumn, Int)
        switch self {
        case .inOrder: return 0
        // The first eight characters alone would put most people of a county together.
        case .document: (column, length) = (.documentNumber, 0)
        case .phone: (column, length) = (.phone, 11)
        case .sample: (column, length) = (.sampleID, 0)
        }
        guard calls > 1, let position = header[column], position < record.count else { return 0 }
        return record.bytes.withUnsafeBufferPointer { bytes in
            let range = CellWrapping.unwrapped(record.range(position), in: bytes, column.style)
            let text = UnsafeBufferPointer(rebasing: bytes[range])
            return Int(hash(text, lastCharacters: length) % UInt64(calls))
        }
    }

    /// FNV-1a over letters and digits. Unlike Swift's own hash it is the same in each run.
    private func hash(_ text: UnsafeBufferPointer<UInt8>, lastCharacters length: Int) -> UInt64 {
        var characters = PlainCharacters(text)
        var count = 0
        while characters.next() != nil { count += 1 }
        var kept = 0..<count
        if length > 0 { kept = max(0, count - length)..<count }
        if case .document = self, count == 10 || count == 11 { kept = 0..<count - 2 }
        characters = PlainCharacters(text)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while let character = characters.next() {
            if kept.contains(index) { hash = (hash ^ UInt64(character)) &* 0x100_0000_01B3 }
            index += 1
        }
        return hash ^ hash >> 32
    }
}

/// The ASCII letters, in lower case, and digits of a text, also those of full width.
private struct PlainCharacters: IteratorProtocol {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func next() -> UInt8? {
        while index < text.count {
            var byte = text[index]
            index += 1
            // U+FF01 to U+FF5E are EF BC 81 to EF BD 9E.
            if byte == 0xEF, index + 1 < text.count, text[index] == 0xBC || text[index] == 0xBD {
                byte = (text[index] == 0xBC ? 0x20 : 0x60) &+ (text[index + 1] &- 0x80)
                index += 2
            }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): return byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte + 32
            default: continue
            }
        }
        return nil
    }
}
