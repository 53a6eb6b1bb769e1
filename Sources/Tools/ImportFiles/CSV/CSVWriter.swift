/// Writes CSV (RFC 4180, UTF-8, lines end with LF) in pieces of about 64 KiB.
///
/// ```swift
/// var writer = try CSVWriter(columns: ["phone", "division"]) { try file.write(contentsOf: $0) }
/// try writer.write(["13800138000", "310101"])
/// try writer.finish()
/// ```
public struct CSVWriter {
    private let sink: ([UInt8]) throws -> Void
    private let width: Int
    private let separator: UInt8
    private var buffer: [UInt8] = []

    /// Bytes gathered before they are handed on.
    private static let pieceBytes = 1 << 16

    /// A writer whose first line names the columns. Nothing reaches `sink` before a piece is full.
    ///
    /// - Parameters:
    ///   - separator: Stands between fields: an ASCII character.
    ///   - byteOrderMark: The text begins with U+FEFF, by which Excel knows UTF-8.
    public init(
        columns: [String], separator: UInt8 = UInt8(ascii: ","), byteOrderMark: Bool = false,
        sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        self.sink = sink
        self.separator = separator
        width = columns.count
        buffer.reserveCapacity(Self.pieceBytes + 1024)
        if byteOrderMark { buffer += [0xEF, 0xBB, 0xBF] }
        try write(columns)
    }

    /// Writes one record, which has as many fields as there are columns.
    public mutating func write(_ fields: [String]) throws {
        precondition(fields.count == width)
        try writeRagged(fields)
    }

    /// Writes one record of any number of fields, at least one.
    mutating func writeRagged(_ fields: [String]) throws {
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(separator) }
            append(field, isAlone: fields.count == 1)
        }
        buffer.append(.lineFeed)
        if buffer.count >= Self.pieceBytes { try finish() }
    }

    /// Hands on what is left. Writing may go on afterwards.
    public mutating func finish() throws {
        if !buffer.isEmpty { try sink(buffer) }
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ field: String, isAlone: Bool) {
        guard field.utf8.contains(where: isSpecial) else {
            // A lone empty field would read as an empty line.
            if field.isEmpty, isAlone { buffer.append(contentsOf: [.quote, .quote]) }
            buffer.append(contentsOf: field.utf8)
            return
        }
        buffer.append(.quote)
        for byte in field.utf8 {
            if byte == .quote { buffer.append(.quote) }
            buffer.append(byte)
        }
        buffer.append(.quote)
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        byte == separator || byte == .quote || byte == .lineFeed || byte == .carriageReturn
    }
}
