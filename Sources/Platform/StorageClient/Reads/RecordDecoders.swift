import RPC
import StorageContracts
import Wire

/// Makes a value of what one item of a read found, or of nothing when the selection reads nothing.
struct ResultDecoder<Value: Sendable>: Sendable {
    /// Takes what was found, and the partition that was read.
    let decode: @Sendable (StorageV1.ReadResult?, PartitionKey) throws -> Value
}

/// The decoders of a record set, one for each way of reading it.
final class RecordDecoders<Message: WireMessage>: Sendable {
    /// The most records that the store gives for one range.
    static var recordsMax: Int { 10_000 }

    let one: ResultDecoder<Versioned<Message>?>
    let all: ResultDecoder<[Versioned<Message>]>
    let page: ResultDecoder<RecordPage<Message>>
    /// The set, when its values are sealed.
    let sealedSet: RecordSetLabel?

    init(_ set: RecordSetLabel, isSealed: Bool) {
        sealedSet = isSealed ? set : nil
        one = ResultDecoder { result, _ in
            guard let record = result?.records.first else { return nil }
            return try Versioned(record, of: set)
        }
        all = ResultDecoder { result, _ in
            guard let result else { return [] }
            guard !result.truncated else { throw Self.tooLarge(set) }
            return try Self.records(result, of: set)
        }
        page = ResultDecoder { result, _ in
            guard let result else { return RecordPage(records: [], isTruncated: false) }
            return RecordPage(records: try Self.records(result, of: set), isTruncated: result.truncated)
        }
    }

    /// A loop costs half of what `map` does here, where the message type is known only when the program runs.
    private static func records(
        _ result: StorageV1.ReadResult, of set: RecordSetLabel
    ) throws -> [Versioned<Message>] {
        var records: [Versioned<Message>] = []
        records.reserveCapacity(result.records.count)
        for record in result.records { records.append(try Versioned(record, of: set)) }
        return records
    }

    private static func tooLarge(_ set: RecordSetLabel) -> RPCError {
        RPCError(
            .resourceExhausted,
            "\(set.text) of the partition does not fit into one answer: it has more than \(recordsMax) records, or"
                + " too many bytes"
        ).with(reason: "RECORD_SET_TOO_LARGE")
    }
}
