import Foundation

/// A history as text: one JSON object a line, one line an operation, in any order.
///
///     {"client":"c1","partition":"p7","invoked":10,"returned":25,"read":["a","b"],"found":{"a":{"version":4,"value":"x"}}}
///     {"client":"c1","partition":"p7","invoked":30,"returned":44,"atLeast":4,"read":["a"],"found":{}}
///     {"client":"c2","partition":"p7","invoked":12,"returned":31,"key":"c2-1","require":[{"record":"a","version":4}],"put":{"a":"y"},"delete":["b"],"written":9}
///     {"client":"c2","partition":"p7","invoked":40,"returned":52,"require":[{"record":"a","is":"absent"}],"put":{"a":"z"},"refused":0}
///     {"client":"c2","partition":"p7","invoked":60,"put":{"a":"w"}}
///     {"client":"c3","partition":"p7","invoked":61,"returned":70,"append":{"t":["x","y"]},"written":11}
///     {"client":"c3","partition":"p7","invoked":71,"returned":80,"read":[],"chain":{"t":{"head":{"sequence":2,"link":"7e","version":11},"entries":[{"sequence":1,"previous":"00","link":"3b","value":"x","version":11},…]}}}
///
/// A write has `written` (its version) or `refused` (the place of the demand that failed, from 0 on); one
/// with neither has an unknown outcome, and then no `returned`. A demand has `version`, or `is` with
/// `exists` or `absent`. Operations that surely did nothing are left out.
public enum HistoryText {
    /// A line that is no operation.
    public struct LineError: Error, Equatable, CustomStringConvertible {
        /// Number of the line, from 1 on.
        public let line: Int
        /// What is wrong with the line, without its values.
        public let reason: String
        public var description: String { "line \(line): \(reason)" }
    }

    /// The operations of a text; empty lines are skipped.
    ///
    /// - Throws: ``LineError`` for the first line that is no operation.
    public static func operations(in text: Data) throws(LineError) -> [Operation] {
        let decoder = JSONDecoder()
        var operations: [Operation] = []
        for (place, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            do {
                operations.append(try decoder.decode(OperationLine.self, from: line).operation)
            } catch {
                throw LineError(line: place + 1, reason: reason(of: error))
            }
        }
        return operations
    }

    /// One operation as a line, without the newline.
    public static func line(_ operation: Operation) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A line holds only strings, numbers and collections of them, which always encode.
        guard let line = try? encoder.encode(OperationLine(operation)) else { return "" }
        return String(decoding: line, as: UTF8.self)
    }

    private static func reason(of error: any Error) -> String {
        switch error {
        case let invalid as OperationLine.Invalid: invalid.reason
        case DecodingError.keyNotFound(let key, _): "the field '\(key.stringValue)' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "the field '\(context.codingPath.map(\.stringValue).joined(separator: "."))' has a wrong type"
        default: "no JSON object"
        }
    }
}

/// The fields of a line, as they stand in the text.
private struct OperationLine: Codable {
    struct Invalid: Error {
        let reason: String
    }

    struct Found: Codable {
        var version: UInt64
        var value: String
    }

    struct Demand: Codable {
        var record: String
        var version: UInt64?
        var `is`: String?
    }

    var client: String?
    var partition: String
    var invoked: Int64
    var returned: Int64?
    var read: [String]?
    var atLeast: UInt64?
    var found: [String: Found]?
    var key: String?
    var require: [Demand]?
    struct FoundChain: Codable {
        var head: Read.ChainHead?
        var entries: [Read.ChainEntry]
    }

    var chain: [String: FoundChain]?
    var append: [String: [String]]?
    var put: [String: String]?
    var delete: [String]?
    var written: UInt64?
    var refused: Int?

    init(_ operation: Operation) {
        client = operation.client
        partition = operation.partition
        invoked = operation.invoked
        returned = operation.returned
        switch operation.action {
        case .read(let asked):
            read = asked.records
            if case .atLeast(let version) = asked.freshness { atLeast = version }
            found = asked.found.mapValues { Found(version: $0.version, value: $0.value) }
            if !asked.chains.isEmpty {
                chain = asked.chains.mapValues { FoundChain(head: $0.head, entries: $0.entries) }
            }
        case .write(let write): fill(write)
        }
    }

    private mutating func fill(_ write: Write) {
        if !write.key.isEmpty { key = write.key }
        if !write.demands.isEmpty {
            require = write.demands.map {
                switch $0.condition {
                case .exists: Demand(record: $0.record, is: "exists")
                case .absent: Demand(record: $0.record, is: "absent")
                case .version(let version): Demand(record: $0.record, version: version)
                }
            }
        }
        if !write.puts.isEmpty { put = write.puts }
        if !write.deletes.isEmpty { delete = write.deletes }
        if !write.appends.isEmpty { append = write.appends }
        switch write.outcome {
        case .written(let version): written = version
        case .refused(let demand): refused = demand
        case .unknown: break
        }
    }

    var operation: Operation {
        get throws(Invalid) {
            if let returned, returned < invoked { throw Invalid(reason: "'returned' is before 'invoked'") }
            return Operation(
                client: client ?? "", partition: partition, invoked: invoked, returned: returned,
                action: try action)
        }
    }

    private var action: Operation.Action {
        get throws(Invalid) {
            guard let read else { return .write(try write) }
            guard put == nil, delete == nil, append == nil, written == nil, refused == nil else {
                throw Invalid(reason: "an operation reads or writes, not both")
            }
            return .read(
                Read(
                    read, freshness: atLeast.map { .atLeast($0) } ?? .linearizable,
                    found: (found ?? [:]).mapValues { Read.Found(version: $0.version, value: $0.value) },
                    chains: (chain ?? [:]).mapValues { Read.FoundChain(head: $0.head, entries: $0.entries) }))
        }
    }

    private var write: Write {
        get throws(Invalid) {
            guard put != nil || delete != nil || append != nil || require != nil else {
                throw Invalid(reason: "an operation needs 'read', 'put', 'delete', 'append' or 'require'")
            }
            var demands: [Write.Demand] = []
            for demand in require ?? [] { demands.append(try Self.demand(demand)) }
            let outcome: Write.Outcome
            switch (written, refused) {
            case (let version?, nil): outcome = .written(version: version)
            case (nil, let place?) where demands.indices.contains(place): outcome = .refused(demand: place)
            case (nil, .some): throw Invalid(reason: "'refused' names no demand")
            case (nil, nil): outcome = .unknown
            default: throw Invalid(reason: "a write is written or refused, not both")
            }
            if outcome != .unknown, returned == nil { throw Invalid(reason: "the field 'returned' is missing") }
            return Write(
                key: key ?? "", demands: demands, puts: put ?? [:], deletes: delete ?? [],
                appends: append ?? [:], outcome: outcome)
        }
    }

    private static func demand(_ demand: Demand) throws(Invalid) -> Write.Demand {
        switch (demand.version, demand.is) {
        case (let version?, nil): return Write.Demand(demand.record, .version(version))
        case (nil, "exists"): return Write.Demand(demand.record, .exists)
        case (nil, "absent"): return Write.Demand(demand.record, .absent)
        default: throw Invalid(reason: "a demand has 'version', or 'is' with 'exists' or 'absent'")
        }
    }
}
