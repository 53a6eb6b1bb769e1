import Formats
import RPC
public import Wire

/// How a record is shown to the person whom it is about: its fields by name, without keys and hashes, moments as text.
public enum HeldForm {
    /// Names of fields that hold seconds since 1970, beside those that end with `At`.
    private static let moments: Set<String> = ["at", "since", "from", "until"]

    /// What a record says.
    ///
    /// - Throws: INTERNAL when the record has no JSON.
    public static func content(of record: some WireMessage) throws -> GoogleProtobuf.Struct {
        do {
            let json = try record.json(options: .init(leavesOutBytes: true))
            return withMoments(try GoogleProtobuf.Struct(json: json))
        } catch {
            throw RPCError(.internal, "a stored record cannot be shown")
        }
    }

    private static func withMoments(_ content: GoogleProtobuf.Struct) -> GoogleProtobuf.Struct {
        var content = content
        for (name, value) in content.fields {
            content.fields[name] = shown(value, isMoment: moments.contains(name) || name.hasSuffix("At"))
        }
        return content
    }

    private static func shown(_ value: GoogleProtobuf.Value, isMoment: Bool) -> GoogleProtobuf.Value {
        switch value.kind {
        case .structValue(let content)?: return .init(kind: .structValue(withMoments(content)))
        case .listValue(let list)?:
            return .init(kind: .listValue(.init(values: list.values.map { shown($0, isMoment: isMoment) })))
        case .stringValue(let text)? where isMoment:
            // Moments of messages are text already.
            guard let seconds = Int64(text), let moment = RFC3339.text(seconds: seconds) else { return value }
            return .init(kind: .stringValue(moment))
        default: return value
        }
    }
}
