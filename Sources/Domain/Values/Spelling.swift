/// A code as people and programs write it, made plain: the one normaliser of document numbers, phones, divisions,
/// countries and times.
///
/// What cannot be misread is unified; everything else that is not ASCII is refused by name, and no letter of another
/// script is ever mapped to an ASCII one (ID-6):
///
/// - Full-width characters become ASCII, every kind of space a space, every kind of hyphen `-`.
/// - Zero-width characters, direction marks, byte order marks and soft hyphens are dropped.
/// - White space around the code is dropped, and what spreadsheets put around a text: `'…` and `="…"`.
public struct Spelling: Equatable, Sendable {
    /// Printable ASCII. A line break inside the code is a line feed.
    public private(set) var bytes: [UInt8]
    /// Place of each byte in the text as given; nil where nothing was dropped.
    private var places: [Int]?

    /// The longest text that is read, in bytes of UTF-8.
    public static let bytesMax = 1024

    /// Reads a text.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` that names the first character that is not plain, and its place.
    public init(_ text: some StringProtocol, field: String) throws(FieldProblem) {
        guard text.utf8.count <= Self.bytesMax else {
            throw FieldProblem(field: field, reason: "is longer than \(Self.bytesMax) bytes")
        }
        guard !text.utf8.allSatisfy(Self.isPlain) else {
            bytes = Array(text.utf8)
            places = nil
            return
        }
        var found: [UInt8] = []
        var foundPlaces: [Int] = []
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch SpellingCharacter(scalar) {
            case .plain(let byte):
                found.append(byte)
                foundPlaces.append(index + 1)
            case .invisible: break
            case .foreign: throw Self.problem(scalar, place: index + 1, field: field, text: text)
            }
        }
        bytes = found
        places = foundPlaces
        trim()
        unwrap()
    }

    /// The plain text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Place of a byte in the text as given, in Unicode scalars from 1.
    public func place(of index: Int) -> Int { places?[index] ?? index + 1 }

    /// A letter or a digit: a text of nothing else is plain as it stands.
    private static func isPlain(_ byte: UInt8) -> Bool { ASCII.isDigit(byte) || ASCII.isLetter(byte) }
}

// MARK: - Parts

extension Spelling {
    /// The code without the bytes that a condition picks.
    func dropping(_ isDropped: (UInt8) -> Bool) -> Spelling {
        guard bytes.contains(where: isDropped) else { return self }
        var result = self
        let kept = bytes.indices.filter { !isDropped(bytes[$0]) }
        result.bytes = kept.map { bytes[$0] }
        result.places = kept.map(place(of:))
        return result
    }

    /// The code without its last bytes.
    func dropping(last count: Int) -> Spelling {
        var result = self
        result.keep(0..<max(0, bytes.count - count))
        return result
    }

    /// The code without the `.0` that a spreadsheet gives to whole numbers.
    func droppingDecimalZeros() -> Spelling {
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")), point > 0, point + 1 < bytes.count,
            bytes[..<point].allSatisfy(ASCII.isDigit), bytes[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return self }
        var result = self
        result.keep(0..<point)
        return result
    }

    /// Whether the code is a number such as `3.30106E+17`, of which a spreadsheet lost the other digits.
    var isScientific: Bool {
        guard let letter = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        let mantissa = bytes[..<letter].split(
            maxSplits: 1, omittingEmptySubsequences: false,
            whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
        let hasSign = bytes[(letter + 1)...].first == UInt8(ascii: "+")
        let exponent = bytes[(letter + (hasSign ? 2 : 1))...]
        return (hasSign || mantissa.count == 2) && !exponent.isEmpty && exponent.allSatisfy(ASCII.isDigit)
            && !mantissa[0].isEmpty && mantissa.allSatisfy { $0.allSatisfy(ASCII.isDigit) }
    }

    /// What a spreadsheet's user does so that numbers keep their digits.
    static let formatAsText = "format the column as text before you enter or load the numbers, and export again"

    private mutating func keep(_ range: Range<Int>) {
        bytes = Array(bytes[range])
        places = places.map { Array($0[range]) }
    }

    private mutating func trim() {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return keep(0..<0) }
        keep(first..<last + 1)
    }

    /// Removes `'…`, `="…"` and `"…"`.
    private mutating func unwrap() {
        let quote = UInt8(ascii: "\"")
        if bytes.count >= 3, bytes.starts(with: "=\"".utf8), bytes.last == quote {
            keep(2..<bytes.count - 1)
        } else if bytes.count >= 2, bytes.first == quote, bytes.last == quote {
            keep(1..<bytes.count - 1)
        } else if bytes.first == UInt8(ascii: "'") {
            keep(1..<bytes.count)
        } else {
            return
        }
        trim()
    }
}

// MARK: - Refusals

extension Spelling {
    /// The problem of a byte that the code may not hold.
    func problem(at index: Int, field: String, text: some StringProtocol) -> FieldProblem {
        Self.problem(Unicode.Scalar(bytes[index]), place: place(of: index), field: field, text: text)
    }

    private static func problem(
        _ scalar: Unicode.Scalar, place: Int, field: String, text: some StringProtocol
    ) -> FieldProblem {
        FieldProblem(
            field: field, reason: "holds \(SpellingCharacter.name(of: scalar)) at place \(place)", of: text,
            remedy: SpellingCharacter.remedy(for: scalar))
    }
}
