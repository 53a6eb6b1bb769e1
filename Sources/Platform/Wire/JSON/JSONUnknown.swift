import CProtobufC

/// Words for what JSON holds and its contract does not know. They repeat nothing that may be personal.
enum JSONUnknown {
    /// The longest name of a field that an error repeats, in bytes.
    private static let shownBytesMax = 64
    /// The most digits in a row that a name of a field has. More of them may be a number of a document or a phone.
    private static let digitsMax = 4
    /// The most values of an enum that an error lists.
    private static let valuesMax = 24
    /// The most changes of one letter between a misspelt name and what was meant.
    private static let slipsMax = 2

    /// Whether an error may repeat the name of an unknown field: it looks like a name in a contract, not like data that
    /// stands in the wrong place.
    static func mayBeShown(_ key: UnsafeRawBufferPointer) -> Bool {
        guard let first = key.first, isLetter(first), key.count <= shownBytesMax else { return false }
        var digits = 0
        for byte in key {
            digits = isDigit(byte) ? digits + 1 : 0
            guard digits <= digitsMax, isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "_") else {
                return false
            }
        }
        return true
    }

    /// Why an unknown field is refused, with the field that was probably meant.
    static func reason(field key: UnsafeRawBufferPointer, of message: JSONMessage) -> String {
        let reason = "is no known field of \(message.shortName)"
        let given = folded(key)
        let candidates = message.fields.map { ($0.jsonName, slips(given, folded($0.jsonName.utf8))) }
        // A name of three letters with two slips is another name.
        guard let nearest = candidates.min(by: { $0.1 < $1.1 }), nearest.1 <= min(slipsMax, given.count / 3) else {
            return reason
        }
        return "\(reason); did you mean \(nearest.0)?"
    }

    /// Why a value of an enum is refused, with the names of the known ones.
    static func reason(valueOf descriptor: UnsafePointer<ProtobufCEnumDescriptor>) -> String {
        let values = UnsafeBufferPointer(start: descriptor.pointee.values, count: Int(descriptor.pointee.n_values))
        // A field that is not given has the value UNSPECIFIED, which services refuse or take for nothing.
        let names = values.map { String(cString: $0.name) }.filter { !$0.hasSuffix("_UNSPECIFIED") }
        let more = names.count > valuesMax ? " and \(names.count - valuesMax) more" : ""
        return "is no known value of \(String(cString: descriptor.pointee.short_name)); known are "
            + names.prefix(valuesMax).joined(separator: ", ") + more
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// A name without what differs between spellings: underscores, and the case of letters.
    private static func folded(_ name: some Sequence<UInt8>) -> [UInt8] {
        name.filter { $0 != UInt8(ascii: "_") }.map { isLetter($0) ? $0 | 0x20 : $0 }
    }

    /// How many letters must be changed, put in or left out to make one name the other (Levenshtein's distance).
    private static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (index, byte) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let changed = diagonal + (byte == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
