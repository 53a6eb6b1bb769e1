import CProtobufC

/// Messages by name, and what their C descriptors do not tell: which are the entries of map fields, and which fields
/// have a name of their own in JSON.
///
/// Each generated module has one, `<Module>Types.all`, with its messages and those of the modules it stands on; that
/// of a message's module is what its JSON is written and read with. Add to it what else a `google.protobuf.Any` in
/// such JSON may hold:
///
/// ```swift
/// let types = MessageTypes(including: [GreeterContractsTypes.all, AuditContractsTypes.all])
/// let json = try message.json(options: .init(types: types))
/// ```
public struct MessageTypes: Sendable {
    /// The name that a field's `json_name` option gives it.
    public struct JSONName: Sendable {
        let message: MessageDescriptor
        let field: UInt32
        let name: StaticString

        public init(message: MessageDescriptor, field: UInt32, _ name: StaticString) {
            self.message = message
            self.field = field
            self.name = name
        }
    }

    private struct FieldKey: Hashable {
        let message: Int
        let field: UInt32
    }

    private final class Storage: Sendable {
        let messages: [String: MessageDescriptor]
        let mapEntries: Set<Int>
        let jsonNames: [FieldKey: StaticString]

        init(messages: [String: MessageDescriptor], mapEntries: Set<Int>, jsonNames: [FieldKey: StaticString]) {
            self.messages = messages
            self.mapEntries = mapEntries
            self.jsonNames = jsonNames
        }
    }

    private let storage: Storage

    /// Collects messages. Where two have one name, the one named first is kept.
    public init(
        _ messages: [MessageDescriptor] = [], mapEntries: [MessageDescriptor] = [], jsonNames: [JSONName] = [],
        including others: [MessageTypes] = []
    ) {
        var found = Dictionary(messages.map { ($0.fullName, $0) }) { first, _ in first }
        var entries = Set(mapEntries.map(\.address))
        var names = Dictionary(
            jsonNames.map { (FieldKey(message: $0.message.address, field: $0.field), $0.name) }) { first, _ in first }
        for other in others {
            found.merge(other.storage.messages) { first, _ in first }
            entries.formUnion(other.storage.mapEntries)
            names.merge(other.storage.jsonNames) { first, _ in first }
        }
        storage = Storage(messages: found, mapEntries: entries, jsonNames: names)
    }

    /// The message of a full name, such as `google.rpc.ErrorInfo`.
    public func descriptor(of fullName: String) -> MessageDescriptor? { storage.messages[fullName] }

    /// Whether a message is the entry of a map field.
    func isMapEntry(_ message: UnsafePointer<ProtobufCMessageDescriptor>) -> Bool {
        storage.mapEntries.contains(Int(bitPattern: message))
    }

    /// The name that a field's `json_name` option gives it, if there is one.
    func jsonName(
        of field: UnsafePointer<ProtobufCFieldDescriptor>, in message: UnsafePointer<ProtobufCMessageDescriptor>
    ) -> StaticString? {
        guard !storage.jsonNames.isEmpty else { return nil }
        return storage.jsonNames[FieldKey(message: Int(bitPattern: message), field: field.pointee.id)]
    }
}

extension MessageDescriptor {
    fileprivate var address: Int { Int(bitPattern: pointer) }
}
