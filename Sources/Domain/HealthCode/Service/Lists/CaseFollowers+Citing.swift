import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Values
import Wire

/// CO_LOCATED rows that cite a case. They come row by row and without a second person, so that no list holds them: each
/// leaves a citation in the partition of the case before it is stored.
extension CaseFollowers {
    /// Most citations of one write, and of one page.
    private static let citationsMax = 500

    /// Notes which rows are about to be stored that cite a case.
    ///
    /// - Returns: The cases among those cited that the registry has recorded by now, for ``followGone(_:options:)``.
    func cite(
        _ items: [PersonEvent<ExposureEvent>], lifetimes: EvidenceLifetimes, options: CallOptions
    ) async throws -> [SourceName] {
        let byCase = Dictionary(grouping: items.filter { $0.event.cites }, by: \.event.identity.evidenceID)
        let now = now()
        let recorded = try await settleEach(Array(byCase.keys), of: \.self) { number -> SourceName? in
            let partition = try cases.partition(of: number)
            let rows = byCase[number] ?? []
            for start in stride(from: 0, to: rows.count, by: Self.citationsMax) {
                try await store.write(partition, options: options) { change in
                    for row in rows[start...].prefix(Self.citationsMax) {
                        let key = row.event.identity.recordKey(in: row.partition, cases.hash)
                        try change.put(
                            .init(), in: HealthCodeRecordSets.caseCitations, key: row.partition.bytes + key,
                            expires: lifetimes.expiry(of: row.event, now: now).map { .init($0) })
                    }
                }
            }
            return try await cases.isRecorded(number, options: options) ? number : nil
        }
        return recorded.compactMap(\.self)
    }

    /// Lets rows follow cases that were taken back while the rows were stored.
    ///
    /// - Parameter numbers: Cases that were recorded before.
    func followGone(_ numbers: [SourceName], options: CallOptions) async throws {
        for number in numbers where !(try await cases.isRecorded(number, options: options)) {
            try await follow(number, options: options)
        }
    }

    /// The rows that a case's citations name, in parts.
    func eachCitation(
        in partition: PartitionKey, options: CallOptions,
        _ body: ([HealthCodeV1.StoredEvidenceName]) async throws -> Void
    ) async throws {
        var from: [UInt8] = []
        while true {
            let page = try await store.read(
                partition, .range(HealthCodeRecordSets.caseCitations, from: from, limit: Self.citationsMax),
                options: options)
            try await body(
                page.records.map { record in
                    let (person, row) = (
                        record.key.prefix(PartitionKey.length), record.key.dropFirst(PartitionKey.length)
                    )
                    return .init(personKey: Array(person), kind: .exposure, key: Array(row))
                })
            guard page.isTruncated, let last = page.records.last else { return }
            from = last.key + [0]
        }
    }
}

extension ExposureEvent {
    /// Whether the row follows the case that it cites although no list holds it.
    fileprivate var cites: Bool { identity.cause == .coLocated && !isWithdrawn }
}
