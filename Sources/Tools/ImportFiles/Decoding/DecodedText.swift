/// The text of a file as UTF-8, whatever its encoding.
final class DecodedText {
    /// How the file is read.
    let encoding: TextEncoding
    /// Whether the encoding was given and not found.
    let isForced: Bool

    private let source: ByteSource
    private let decoder: TextDecoder
    /// Bytes at the beginning of the file that tell its encoding.
    private var head: [UInt8]
    private var isAtEnd = false
    /// Marks lines of UTF-8 in a file of GB 18030; nil where there are none.
    private var marker: UTF8LineMarker?

    private static let pieceBytes = 1 << 16
    /// Bytes that are looked at for a byte order mark and for zeros.
    private static let headBytes = 1 << 12

    /// Finds out the encoding of a file, unless one is given.
    ///
    /// A byte order mark decides. Without one, zeros in every second byte mean UTF-16, and all lines of the file decide
    /// between UTF-8 and GB 18030 (``EncodingSurvey``).
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    init(_ source: ByteSource, forced: TextEncoding? = nil) throws(ImportFileError) {
        self.source = source
        isForced = forced != nil
        var start: [UInt8] = []
        while start.count < Self.headBytes {
            let bytes = try Self.piece(source, limit: Self.headBytes - start.count)
            if bytes.isEmpty { break }
            start += bytes
        }
        if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw .unreadable("the file is UTF-32; save it as UTF-8")
        }
        if let other = OtherFormat(start) { throw .unreadable(other.remedy) }
        if let forced {
            encoding = forced
        } else if let found = Self.markedEncoding(start) ?? Self.unmarkedUTF16(start) {
            encoding = found
        } else {
            let survey = try Self.survey(start, source)
            encoding = survey.encoding
            if encoding == .gb18030, survey.linesOfUTF8 > 0 { marker = UTF8LineMarker() }
        }
        // The mark of GB 18030, U+FEFF.
        head = encoding == .gb18030 && start.starts(with: [0x84, 0x31, 0x95, 0x33]) ? Array(start[4...]) : start
        decoder = try TextDecoder(encoding)
        source.rewind()
        try Self.skip(start.count, source)
    }

    /// The next piece of text; empty at the end.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    func next() throws(ImportFileError) -> [UInt8] {
        while !isAtEnd {
            let bytes: [UInt8]
            if head.isEmpty {
                bytes = try Self.piece(source)
            } else {
                bytes = head
                head = []
            }
            isAtEnd = bytes.isEmpty
            let marked = marker?.mark(bytes) ?? bytes
            let text = isAtEnd ? decoder.decode(marked) + decoder.finish() : decoder.decode(marked)
            if !text.isEmpty { return text }
        }
        return []
    }

    private static func markedEncoding(_ start: [UInt8]) -> TextEncoding? {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return start.starts(with: [0x84, 0x31, 0x95, 0x33]) ? .gb18030 : nil
    }

    /// UTF-16 of a text that is ASCII by a quarter or more: its zeros all stand in even places, or all in odd ones.
    private static func unmarkedUTF16(_ start: [UInt8]) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (index, byte) in start.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let enough = max(1, start.count / 8)
        if zeros.even == 0, zeros.odd >= enough { return .utf16LittleEndian }
        if zeros.odd == 0, zeros.even >= enough { return .utf16BigEndian }
        return nil
    }

    private static func survey(_ start: [UInt8], _ source: ByteSource) throws(ImportFileError) -> EncodingSurvey {
        var survey = EncodingSurvey()
        var bytes = start
        while !bytes.isEmpty {
            bytes.withUnsafeBytes { survey.take($0) }
            bytes = try piece(source)
        }
        survey.finish()
        return survey
    }

    private static func skip(_ count: Int, _ source: ByteSource) throws(ImportFileError) {
        var left = count
        while left > 0 { left -= try piece(source, limit: left).count }
    }

    private static func piece(
        _ source: ByteSource, limit: Int = pieceBytes
    ) throws(ImportFileError) -> [UInt8] {
        var failure: ImportFileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, pieceBytes)) { memory, count in
            do throws(ImportFileError) {
                count = try source.read(into: UnsafeMutableRawBufferPointer(memory))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
