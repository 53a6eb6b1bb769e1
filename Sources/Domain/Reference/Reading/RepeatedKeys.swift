import Foundation

/// Finds keys that an object of a JSON text has twice. Foundation's decoder keeps one of the two without a word.
///
/// RFC 8259 §4 leaves open what such a text means, so that a rule that was pasted twice would be lost.
struct RepeatedKeys {
    private enum Level {
        /// In an object: the keys so far, and whether the next text is one.
        case object(keys: Set<String>, expectsKey: Bool)
        case array
    }

    private let bytes: [UInt8]
    private var place = 0
    private var levels: [Level] = []
    private var found: [String] = []

    /// Keys that are given twice within their object.
    ///
    /// - Parameter text: JSON that a decoder has read.
    static func all(in text: Data) -> [String] {
        var search = RepeatedKeys(bytes: Array(text))
        search.run()
        return search.found
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"): levels.append(.object(keys: [], expectsKey: true))
            case UInt8(ascii: "["): levels.append(.array)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
            case UInt8(ascii: ","): expectKey()
            case UInt8(ascii: "\""): text()
            default: break
            }
            place += 1
        }
    }

    private mutating func expectKey() {
        guard case .object(let keys, _)? = levels.last else { return }
        levels[levels.count - 1] = .object(keys: keys, expectsKey: true)
    }

    /// Passes a text over, from its first quote to its last, and notes it when it is a key.
    private mutating func text() {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard case .object(var keys, true)? = levels.last else { return }
        // Two spellings of a key are one.
        let quoted = Data(bytes[start..<min(place + 1, bytes.count)])
        let key = (try? JSONDecoder().decode(String.self, from: quoted)) ?? String(decoding: quoted, as: UTF8.self)
        if !keys.insert(key).inserted { found.append(key) }
        levels[levels.count - 1] = .object(keys: keys, expectsKey: false)
    }
}
