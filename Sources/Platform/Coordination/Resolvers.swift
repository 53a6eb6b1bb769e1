public import RPC

/// Finds the processes that serve a role, as announced to coordination: what stands behind `etcd:///role`.
///
/// ```swift
/// let channel = try Channel(ServiceResolver(coordination, role: "trip-card"), configuration: configuration)
/// ```
public struct ServiceResolver: EndpointResolver {
    public let name: String
    private let coordination: any MembershipCoordination

    /// Follows the processes of a role.
    public init(_ coordination: any MembershipCoordination, role: String) {
        self.coordination = coordination
        name = role
    }

    public func endpoints() -> any AsyncSequence<[Endpoint], any Error> {
        let role = name
        return EndpointUpdates(base: coordination.services()) { instances in
            instances.filter { $0.role == role }.map(\.address)
        }
    }
}

extension Channel {
    /// Creates a channel to `etcd:///role`, the processes that serve a role wherever they are, or to a target that
    /// needs no coordination, such as `127.0.0.1:8080` or `dns:///storage.local:7000`.
    ///
    /// - Throws: ``EndpointError`` when the target cannot be read, or what the TLS configuration is refused with.
    public convenience init(
        _ target: String, foundBy coordination: any MembershipCoordination,
        configuration: ChannelConfiguration = ChannelConfiguration()
    ) throws {
        let scheme = "etcd:///"
        let role = String(target.dropFirst(scheme.count))
        if target.hasPrefix(scheme), !role.isEmpty, !role.contains("/") {
            try self.init(ServiceResolver(coordination, role: role), configuration: configuration)
        } else {
            try self.init(target, configuration: configuration)
        }
    }
}

/// Finds a storage node by its name in the shard map, wherever it was started last.
public struct NodeResolver: EndpointResolver {
    public let name: String
    private let coordination: any MembershipCoordination

    /// Follows a node.
    public init(_ coordination: any MembershipCoordination, node: NodeName) {
        self.coordination = coordination
        name = node.text
    }

    public func endpoints() -> any AsyncSequence<[Endpoint], any Error> {
        let name = name
        return EndpointUpdates(base: coordination.nodes()) { nodes in
            nodes.filter { $0.name.text == name && $0.isAlive }.map(\.address)
        }
    }
}

/// What a watch tells, as endpoints. A text that is no endpoint is left out: one process that announced itself
/// wrongly must not keep others from being found.
private struct EndpointUpdates<Value: Sendable>: AsyncSequence {
    let base: Updates<Value>
    let addresses: @Sendable (Value) -> [String]

    func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), addresses: addresses) }

    struct Iterator: AsyncIteratorProtocol {
        var base: AsyncStream<Value>.Iterator
        let addresses: @Sendable (Value) -> [String]

        mutating func next() async throws -> [Endpoint]? {
            guard let value = await base.next(isolation: #isolation) else { return nil }
            return addresses(value).compactMap { try? Endpoint($0) }
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> [Endpoint]? {
            guard let value = await base.next(isolation: actor) else { return nil }
            return addresses(value).compactMap { try? Endpoint($0) }
        }
    }
}
