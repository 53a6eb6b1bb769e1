/// Tells UTF-8 from GB 18030 by all lines of a file.
///
/// The head of a file is not enough: it may be ASCII for a million rows. Each line with a byte beyond ASCII is weighed by
/// itself. A line that is not UTF-8 speaks for GB 18030 if it can be that. A line of valid UTF-8 speaks for UTF-8 if it
/// has a character of three bytes or more, as all Chinese text has. One with characters of two bytes alone speaks for
/// neither: two Chinese characters of GB 18030 often look like that.
struct EncodingSurvey {
    private(set) var linesOfUTF8 = 0
    private(set) var linesOfGB18030 = 0

    private var utf8 = UTF8Steps()
    private var gb18030 = GB18030Steps()
    private var isUTF8 = true
    private var isGB18030 = true
    private var hasWideCharacter = false
    /// The line has a byte beyond ASCII.
    private var isMarked = false

    /// The encoding that most lines speak for; UTF-8 for a file of ASCII.
    ///
    /// In a mixture the lines of the other encoding are refused one by one.
    var encoding: TextEncoding { linesOfGB18030 > linesOfUTF8 ? .gb18030 : .utf8 }

    /// Weighs the next bytes of the file; pieces of any size will do.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count {
            if !isMarked { index = Self.skipASCII(bytes, from: index) }
            guard index < bytes.count else { return }
            let byte = bytes[index]
            index += 1
            if byte == .lineFeed || byte == .carriageReturn { endLine() } else { step(byte) }
        }
    }

    /// Weighs the last line, which needs no line end.
    mutating func finish() { endLine() }

    private mutating func step(_ byte: UInt8) {
        if byte >= 0x80 { isMarked = true }
        if byte >= 0xE0, utf8.isBetweenCharacters { hasWideCharacter = true }
        if isUTF8 { isUTF8 = utf8.take(byte) }
        if isGB18030 { isGB18030 = gb18030.take(byte) }
    }

    private mutating func endLine() {
        guard isMarked else { return }
        if isUTF8, utf8.isBetweenCharacters {
            if hasWideCharacter { linesOfUTF8 += 1 }
        } else if isGB18030, gb18030.isBetweenCharacters {
            linesOfGB18030 += 1
        }
        utf8 = UTF8Steps()
        gb18030 = GB18030Steps()
        (isUTF8, isGB18030, hasWideCharacter, isMarked) = (true, true, false, false)
    }

    /// The first byte beyond ASCII at or after `index`. Line ends before it do not matter.
    private static func skipASCII(_ bytes: UnsafeRawBufferPointer, from index: Int) -> Int {
        var index = index
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }
}

/// Checks the form of GB 18030 byte by byte: one byte of ASCII, or a character of two or four bytes.
struct GB18030Steps {
    private var position = 0

    /// Whether no character is incomplete.
    var isBetweenCharacters: Bool { position == 0 }

    /// Whether the byte continues text of the right form. After a wrong byte the state means nothing.
    mutating func take(_ byte: UInt8) -> Bool {
        switch (position, byte) {
        case (0, 0x00...0x7F): return true
        case (0, 0x81...0xFE), (2, 0x81...0xFE): position += 1
        case (1, 0x30...0x39): position = 2
        case (1, 0x40...0x7E), (1, 0x80...0xFE), (3, 0x30...0x39): position = 0
        default: return false
        }
        return true
    }
}

/// Spoils lines of UTF-8 in a file of GB 18030.
///
/// They would read as other Chinese characters, without any error. A byte that GB 18030 does not have at the end of such a
/// line has it refused.
struct UTF8LineMarker {
    private var steps = UTF8Steps()
    private var isUTF8 = true
    private var hasWideCharacter = false

    /// The next bytes of the file, with the marks in them; no bytes mean the end.
    mutating func mark(_ bytes: [UInt8]) -> [UInt8] {
        var marked: [UInt8] = []
        marked.reserveCapacity(bytes.count + 64)
        for byte in bytes {
            if byte == .lineFeed || byte == .carriageReturn {
                endLine(&marked)
            } else {
                if byte >= 0xE0, steps.isBetweenCharacters { hasWideCharacter = true }
                if isUTF8 { isUTF8 = steps.take(byte) }
            }
            marked.append(byte)
        }
        if bytes.isEmpty { endLine(&marked) }
        return marked
    }

    private mutating func endLine(_ marked: inout [UInt8]) {
        if isUTF8, hasWideCharacter, steps.isBetweenCharacters { marked.append(TextDecoder.invalid) }
        self = UTF8LineMarker()
    }
}
