import RPC
import Wire

/// What errors say of a record set.
struct RecordSetLabel: Sendable {
    let number: RecordSetNumber
    let name: String

    init(number: RecordSetNumber, name: String) {
        self.number = number
        self.name = name
    }

    init<Message>(_ set: RecordSet<Message>) { self.init(number: set.number, name: set.name) }

    init<Message>(_ chain: ChainSet<Message>) { self.init(number: chain.number, name: chain.name) }

    /// Encodes a message for one of the set's records.
    ///
    /// - Throws: INTERNAL when it cannot be.
    func encode(_ message: some WireMessage) throws -> [UInt8] {
        do {
            return try message.serialized()
        } catch {
            throw RPCError(.internal, "a record of \(text) cannot be encoded: \(error)")
        }
    }

    /// Decodes the value of one of the set's records.
    ///
    /// - Throws: DATA_LOSS when the bytes are no such message.
    func decode<Message: WireMessage>(_ value: [UInt8]) throws -> Message {
        do {
            return try Message(serialized: value)
        } catch {
            throw RPCError(.dataLoss, "a record of \(text) is no \(Message.descriptor.fullName): \(error)")
        }
    }

    var text: String { "record set \(number) '\(name)'" }
}
