import Values

/// One value of a file and where it stands. Reading it as another type than it has notes a problem and gives nil.
struct JSONNode {
    let value: JSONValue
    let path: JSONPath
    let file: String
    let log: ProblemLog

    /// Notes that the value is refused.
    func refuse(_ reason: String) { log.add(file, path, reason) }

    /// Text of 1 to 500 characters, all of which can be seen: it may stand on screens.
    func text() -> String? {
        guard case .text(let text) = value, (1...500).contains(text.count) else {
            return refused("must be text of 1 to 500 characters")
        }
        guard !text.unicodeScalars.contains(where: ShownText.isHidden) else {
            return refused("holds a character that cannot be seen")
        }
        return text
    }

    func boolean() -> Bool? {
        guard case .boolean(let boolean) = value else { return refused("must be true or false") }
        return boolean
    }

    func integer(in range: ClosedRange<Int64>) -> Int64? {
        guard case .integer(let integer) = value, range.contains(integer) else {
            return refused("must be an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return integer
    }

    /// One of the raw values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        of choices: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
            return refused("must be one of \(choices.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    /// The elements of an array; none when the value is no array.
    func elements() -> [JSONNode] {
        guard case .array(let values) = value else {
            refuse("must be an array")
            return []
        }
        return values.enumerated().map { index, value in
            JSONNode(value: value, path: .element(of: path, index), file: file, log: log)
        }
    }

    /// An object with all `required` keys and perhaps some of the `optional` ones.
    ///
    /// Notes keys that are missing or unknown.
    func object(required: [String], optional: [String] = []) -> JSONObject? {
        guard case .object(let members) = value else { return refused("must be an object") }
        for key in required where members[key] == nil { log.add(file, .member(of: path, key), "is missing") }
        for key in members.keys.sorted() where !required.contains(key) && !optional.contains(key) {
            log.add(file, .member(of: path, key), "is no key of this schema")
        }
        return JSONObject(node: self, members: members)
    }

    private func refused<Value>(_ reason: String) -> Value? {
        refuse(reason)
        return nil
    }
}

/// An object whose keys have been checked.
struct JSONObject {
    /// The object itself, for problems of the whole.
    let node: JSONNode
    fileprivate let members: [String: JSONValue]

    /// The value of a key; nil when it is missing, which ``JSONNode/object(required:optional:)`` noted if need be.
    subscript(key: String) -> JSONNode? {
        members[key].map { JSONNode(value: $0, path: .member(of: node.path, key), file: node.file, log: node.log) }
    }
}
