import Glibc

/// Turns text of an encoding into UTF-8, piece by piece.
///
/// What the encoding does not allow becomes a byte ``invalid``, which no UTF-8 contains, so that the line it stands on is
/// refused and no other. UTF-8 passes as it is.
final class TextDecoder {
    /// Stands for bytes that are no text.
    static let invalid: UInt8 = 0xFF

    private enum Method {
        case none
        case utf16(highByteFirst: Bool)
        /// A conversion of the system's C library.
        case iconv(iconv_t)
    }

    private let method: Method
    /// Bytes of an incomplete character, or a high surrogate that waits for the low one.
    private var rest: [UInt8] = []

    /// A decoder of an encoding.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)`` when the system lacks the tables of GB 18030.
    init(_ encoding: TextEncoding) throws(ImportFileError) {
        switch encoding {
        case .utf8: method = .none
        case .utf16LittleEndian: method = .utf16(highByteFirst: false)
        case .utf16BigEndian: method = .utf16(highByteFirst: true)
        case .gb18030:
            guard let conversion = iconv_open("UTF-8", "GB18030"), Int(bitPattern: conversion) != -1 else {
                throw .unreadable("this system cannot convert GB18030: its C library lacks the gconv modules")
            }
            method = .iconv(conversion)
        }
    }

    deinit {
        if case .iconv(let conversion) = method { iconv_close(conversion) }
    }

    /// The text of the next bytes, as UTF-8.
    func decode(_ bytes: [UInt8]) -> [UInt8] {
        switch method {
        case .none: return bytes
        case .utf16(let highByteFirst): return utf16(rest + bytes, highByteFirst)
        case .iconv(let conversion): return convert(rest + bytes, conversion)
        }
    }

    /// What is left at the end: a character that is incomplete.
    func finish() -> [UInt8] {
        defer { rest = [] }
        return rest.isEmpty ? [] : [Self.invalid]
    }

    private func convert(_ bytes: [UInt8], _ conversion: iconv_t) -> [UInt8] {
        var bytes = bytes
        // No character of GB 18030 becomes longer than twice its bytes.
        return [UInt8](unsafeUninitializedCapacity: bytes.count * 2 + 4) { output, count in
            count = bytes.withUnsafeMutableBytes { convert($0, into: output, conversion) }
        }
    }

    private func convert(
        _ bytes: UnsafeMutableRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>, _ conversion: iconv_t
    ) -> Int {
        var input = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = bytes.count
        var target = UnsafeMutableRawPointer(output.baseAddress!).assumingMemoryBound(to: CChar.self) as Optional
        var room = output.count
        rest = []
        while left > 0, iconv(conversion, &input, &left, &target, &room) == -1 {
            let isIncomplete = errno == EINVAL
            if isIncomplete {
                rest = Array(bytes[(bytes.count - left)...])
                break
            }
            precondition(errno == EILSEQ, "a conversion ran out of room")
            // One byte is passed over, so that a line end after it keeps its meaning.
            target!.pointee = CChar(bitPattern: Self.invalid)
            target! += 1
            input! += 1
            left -= 1
            room -= 1
        }
        return output.count - room
    }

    private func utf16(_ bytes: [UInt8], _ highByteFirst: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 2 + 4)
        var index = 0
        rest = []
        func unit(_ index: Int) -> UInt16 {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return highByteFirst ? first << 8 | second : second << 8 | first
        }
        while index + 2 <= bytes.count {
            let first = unit(index)
            if UTF16.isLeadSurrogate(first), index + 4 > bytes.count { break }
            index += 2
            if let scalar = Unicode.Scalar(first) {
                output.append(contentsOf: UTF8.encode(scalar)!)
            } else if UTF16.isLeadSurrogate(first), UTF16.isTrailSurrogate(unit(index)) {
                let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit(index)) - 0xDC00)
                output.append(contentsOf: UTF8.encode(Unicode.Scalar(value)!)!)
                index += 2
            } else {
                output.append(Self.invalid)
            }
        }
        rest = Array(bytes[index...])
        return output
    }
}
