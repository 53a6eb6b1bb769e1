import Foundation

/// The content of one file.
protocol ReferenceTable {
    /// The file it stands in.
    static var file: ReferenceFile { get }
    /// The keys of the file besides `schema`, `version` and `about`.
    static var keys: [String] { get }

    /// Reads the table and notes everything that is wrong with it.
    ///
    /// - Returns: Nil when there is too little to make a table of; otherwise a table, which counts only when the log
    ///   stayed empty.
    init?(_ object: JSONObject)

    /// A text for each entry that a person would name, for comparisons.
    var entries: [String: String] { get }
}

extension ReferenceTable {
    /// Reads a file; nil, or a problem in the log, when something is wrong with it.
    static func read(_ bytes: Data, log: ProblemLog) -> (table: Self, version: String)? {
        guard let value = JSONValue.read(bytes, file: file.name, log: log) else { return nil }
        let root = JSONNode(value: value, path: .root, file: file.name, log: log)
        guard let object = root.object(required: ["schema", "version", "about"] + keys) else { return nil }
        _ = object["schema"]?.integer(in: ReferenceFile.schema...ReferenceFile.schema)
        _ = object["about"]?.text()
        let version = object["version"]?.text()
        let table = Self(object)
        guard let version, let table else { return nil }
        return (table, version)
    }
}

extension JSONValue {
    /// Reads JSON; nil, and a problem in the log, when it is none.
    static func read(_ bytes: Data, file: String, log: ProblemLog) -> JSONValue? {
        do {
            let value = try JSONDecoder().decode(JSONValue.self, from: bytes)
            // The places of both would have to be told; the name finds them.
            for key in RepeatedKeys.all(in: bytes) { log.add(file, .root, "has the key '\(key)' twice in one object") }
            return value
        } catch DecodingError.dataCorrupted(let context) {
            let cause = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
            log.add(file, .root, "is not JSON\(cause.map { ": \($0)" } ?? "")")
        } catch {
            log.add(file, .root, "is not JSON")
        }
        return nil
    }
}
