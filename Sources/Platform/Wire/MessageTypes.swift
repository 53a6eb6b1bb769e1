public import CProtobufC

/// Messages by name, and what their C descriptors do not tell: which are the entries of map fields, which bytes are
/// strings, and which fields have a name of their own in JSON.
///
/// Each generated module has one, `<Module>Types.all`, with its messages and those of the modules it stands on.
public struct MessageTypes: Sendable {
    /// One message.
    public struct Message: Sendable {
        let descriptor: MessageDescriptor
        let strings: [UInt32]
        let jsonNames: [UInt32: StaticString]
        let isMapEntry: Bool

        /// Describes a message.
        ///
        /// - Parameters:
        ///   - strings: Numbers of the string fields, which are bytes in C.
        ///   - jsonNames: What the `json_name` option calls fields, by number.
        ///   - isMapEntry: Whether the message is the entry of a map field.
        public init(
            _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, strings: [UInt32] = [],
            jsonNames: [UInt32: StaticString] = [:], isMapEntry: Bool = false
        ) {
            self.descriptor = MessageDescriptor(descriptor)
            self.strings = strings
            self.jsonNames = jsonNames
            self.isMapEntry = isMapEntry
        }
    }

    private final class Storage: Sendable {
        let byName: [String: MessageDescriptor]
        let json: [Int: JSONMessage]

        init(byName: [String: MessageDescriptor], json: [Int: JSONMessage]) {
            self.byName = byName
            self.json = json
        }
    }

    private let storage: Storage

    /// Collects messages. Where two have one name, the one named first is kept.
    public init(_ messages: [Message] = [], including others: [MessageTypes] = []) {
        var byName = Dictionary(messages.map { ($0.descriptor.fullName, $0.descriptor) }) { first, _ in first }
        var json = Dictionary(messages.map { ($0.descriptor.address, JSONMessage($0)) }) { first, _ in first }
        for other in others {
            byName.merge(other.storage.byName) { first, _ in first }
            json.merge(other.storage.json) { first, _ in first }
        }
        storage = Storage(byName: byName, json: json)
    }

    /// The message of a full name, such as `google.rpc.ErrorInfo`.
    public func descriptor(of fullName: String) -> MessageDescriptor? { storage.byName[fullName] }

    func json(of message: UnsafePointer<ProtobufCMessageDescriptor>) -> JSONMessage? {
        storage.json[Int(bitPattern: message)]
    }
}

extension MessageDescriptor {
    fileprivate var address: Int { Int(bitPattern: pointer) }
}
