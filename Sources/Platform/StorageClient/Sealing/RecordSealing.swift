import RPC
import Security
import StorageContracts

/// How a store seals what it sends, and opens what it decodes: the one place where values change between the two.
///
/// A value is bound to its place, which is partition, record set and sort key: somewhere else it does not open. Storage
/// nodes, their files and backups have sealed values only.
struct RecordSealing: Sendable {
    /// nil for a process that reads and writes no sealed record.
    let keys: RecordKeys?
    /// Whether a clear value in a sealed set is taken as it is, as a migration does.
    var acceptsClear = false

    /// What is sent of a write. A write that is sent twice is sealed twice; its idempotency key makes it one.
    ///
    /// - Throws: FAILED_PRECONDITION (NO_RECORD_KEYS).
    @inline(never)
    func request(_ write: PartitionWrite) throws -> StorageV1.WriteRequest {
        guard !write.sealed.isEmpty else { return write.request }
        guard let keys else { throw Self.noKeys }
        var request = write.request
        var seal = RecordSeal(keys, partition: request.partition)
        for place in write.sealed {
            guard case .put(var put) = request.mutations[place].change else { continue }
            let address = RecordPlace.bytes(request.partition, put.collection, put.sortKey)
            do {
                put.value = try seal.seal(put.value, place: address)
            } catch {
                throw RPCError(.failedPrecondition, "no key of records has begun by the clock of this process")
                    .with(reason: "NO_RECORD_KEYS")
            }
            request.mutations[place].change = .put(put)
        }
        return request
    }

    static let noKeys = RPCError(
        .failedPrecondition, "this process has no keys of records, and may neither read nor write sealed ones"
    ).with(reason: "NO_RECORD_KEYS")
}

/// Opens values of one partition.
struct RecordOpener {
    private let sealing: RecordSealing
    private let partition: [UInt8]
    private var seal: RecordSeal?

    init(_ sealing: RecordSealing, _ partition: [UInt8]) {
        self.sealing = sealing
        self.partition = partition
        seal = sealing.keys.map { RecordSeal($0, partition: partition) }
    }

    /// Opens the records that were found of a sealed set, in their place.
    @inline(never)
    mutating func open(_ result: inout StorageV1.ReadResult, of set: RecordSetLabel) throws {
        for place in result.records.indices {
            let value = try open(result.records[place].value, key: result.records[place].sortKey, of: set)
            result.records[place].value = value
        }
    }

    /// The clear value of a record of a sealed set.
    ///
    /// - Throws: DATA_LOSS with a reason: RECORD_NOT_SEALED, RECORD_ALTERED, RECORD_KEY_UNKNOWN or RECORD_FORM_UNKNOWN;
    ///   FAILED_PRECONDITION (NO_RECORD_KEYS).
    @inline(never)
    mutating func open(_ value: [UInt8], key: [UInt8], of set: RecordSetLabel) throws -> [UInt8] {
        guard seal != nil else { throw RecordSealing.noKeys }
        if sealing.acceptsClear, !RecordSeal.isSealed(value) { return value }
        do {
            return try seal!.open(value, place: RecordPlace.bytes(partition, set.number.wire, key))
        } catch {
            throw Self.loss(error, set)
        }
    }

    private static func loss(_ error: SealError, _ set: RecordSetLabel) -> RPCError {
        switch error {
        case .clear:
            RPCError(
                .dataLoss,
                "a record of \(set.text) lies in clear; `shuangma migrate` seals what an older version wrote"
            ).with(reason: "RECORD_NOT_SEALED")
        case .altered:
            RPCError(
                .dataLoss, "a record of \(set.text) was altered, or lies where it was not written"
            ).with(reason: "RECORD_ALTERED")
        case .unknownKey(let id):
            RPCError(
                .dataLoss,
                "a record of \(set.text) is sealed under the key \(id), which the file of keys of this process lacks"
            ).with(reason: "RECORD_KEY_UNKNOWN")
        case .unknownForm, .noKeyYet:
            RPCError(
                .dataLoss, "a record of \(set.text) is sealed in a form that this version does not know"
            ).with(reason: "RECORD_FORM_UNKNOWN")
        }
    }
}

/// What a sealed value is bound to.
enum RecordPlace {
    /// Partition (16 bytes), number of the set (2 bytes), sort key.
    static func bytes(_ partition: [UInt8], _ collection: UInt32, _ sortKey: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(partition.count + 2 + sortKey.count)
        bytes.append(contentsOf: partition)
        bytes.append(UInt8(truncatingIfNeeded: collection >> 8))
        bytes.append(UInt8(truncatingIfNeeded: collection))
        bytes.append(contentsOf: sortKey)
        return bytes
    }
}
