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

    /// What JSON has to know of a message beside its descriptor.
    final class Details: Sendable {
        let isMapEntry: Bool
        /// By position of the field.
        let isString: [Bool]
        /// By position of the field; empty when no field has a name of its own.
        let jsonNames: [StaticString?]

        fileprivate init(_ message: Message) {
            let numbers = message.descriptor.pointer.fields.map(\.id)
            isMapEntry = message.isMapEntry
            isString = numbers.map(message.strings.contains)
            jsonNames = message.jsonNames.isEmpty ? [] : numbers.map { message.jsonNames[$0] }
        }
    }

    private final class Storage: Sendable {
        let byName: [String: MessageDescriptor]
        let details: [Int: Details]

        init(byName: [String: MessageDescriptor], details: [Int: Details]) {
            self.byName = byName
            self.details = details
        }
    }

    private let storage: Storage

    /// Collects messages. Where two have one name, the one named first is kept.
    public init(_ messages: [Message] = [], including others: [MessageTypes] = []) {
        var byName = Dictionary(messages.map { ($0.descriptor.fullName, $0.descriptor) }) { first, _ in first }
        var details = Dictionary(messages.map { ($0.descriptor.address, Details($0)) }) { first, _ in first }
        for other in others {
            byName.merge(other.storage.byName) { first, _ in first }
            details.merge(other.storage.details) { first, _ in first }
        }
        storage = Storage(byName: byName, details: details)
    }

    /// The message of a full name, such as `google.rpc.ErrorInfo`.
    public func descriptor(of fullName: String) -> MessageDescriptor? { storage.byName[fullName] }

    func details(of message: UnsafePointer<ProtobufCMessageDescriptor>) -> Details? {
        storage.details[Int(bitPattern: message)]
    }
}

extension MessageDescriptor {
    fileprivate var address: Int { Int(bitPattern: pointer) }
}
