import Contracts
import Foundation
public import RPC

/// Asks the gateway for the merged codes of known persons, as an operator's system does.
///
/// Each answer is verified: it has a profile and a health code that were made for it, and is about the same person
/// as every earlier answer for that document.
public final class GatewayWorkload: Workload {
    private let clients: [GatewayV1.MergeGatewayClient]
    private let persons: [CommonV1.Document]
    private let token: String
    private let timeout: Duration
    private let known = KnownPersons()

    /// - Parameters:
    ///   - channels: Connections to the gateway, at least one.
    ///   - people: A file as `shuangma import people` takes it; its first persons are asked for.
    ///   - count: How many.
    ///   - token: An operator's.
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public init(
        _ channels: [any RPCChannel], people: URL, count: Int, token: String, timeout: Duration = .seconds(5)
    ) async throws {
        clients = channels.map { GatewayV1.MergeGatewayClient($0) }
        persons = try await Self.documents(in: people, count)
        self.token = token
        self.timeout = timeout
    }

    /// How many persons there are to ask for.
    public var count: Int { persons.count }

    private static func documents(in file: URL, _ count: Int) async throws -> [CommonV1.Document] {
        let feed = try BatchFeed<PeopleFormat>(file, kind: .people, batchRows: 1_000) { _ in }
        var documents: [CommonV1.Document] = []
        while documents.count < count, let batch = try await feed.next() {
            documents += batch.rows.compactMap { $0.person?.document }
        }
        return Array(documents.prefix(count))
    }

    public func perform(_ operation: LoadOperation) async throws {
        var options = CallOptions(timeout: timeout)
        options.metadata.add("authorization", "Bearer \(token)")
        let client = clients[operation.connection % clients.count]
        let request = GatewayV1.GetMergedCodeRequest(person: .init(person: .document(persons[operation.key])))
        let answer = try await client.getMergedCode(request, options: options)
        guard answer.healthState == .fresh, answer.profileState == .fresh else {
            throw RPCError(.unavailable, "a part of the answer is missing or old")
        }
        guard answer.health != nil, let profile = answer.profile, !profile.personKey.isEmpty else {
            throw LoadViolation.empty(key: operation.key)
        }
        try known.check(operation.key, profile.personKey)
    }
}
