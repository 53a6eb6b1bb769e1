import Synchronization

/// How many messages each side of a call sends.
public enum CallKind: Sendable, Hashable {
    /// One request, one response.
    case unary
    /// Any number of requests, one response.
    case clientStreaming
    /// One request, any number of responses.
    case serverStreaming
    /// Any number of requests and of responses, in any interleaving.
    case bidirectionalStreaming

    /// Whether the caller sends exactly one message.
    public var hasOneRequest: Bool { self == .unary || self == .serverStreaming }
}

/// What repeating a call does (google.protobuf.MethodOptions.IdempotencyLevel).
public enum Idempotency: Sendable, Hashable {
    /// Nothing is known.
    case unknown
    /// The call has no side effects.
    case noSideEffects
    /// Repeating the call does what doing it once does.
    case idempotent
}

/// One method of a service.
// A class, since every call passes it on several times: that costs one count of references instead of three.
public final class MethodDescriptor: Sendable, Hashable {
    /// Full name of the service, such as `shuangma.tripcard.v1.TripCard`.
    public let service: String
    /// Name of the method, such as `GetTripCard`.
    public let name: String
    /// How many messages each side sends.
    public let kind: CallKind
    /// What repeating the call does.
    public let idempotency: Idempotency
    /// The request path: `/service/name`.
    public let path: String
    /// A number of its own among the methods of the process, from 0: for tables.
    let number: Int

    private static let count = Atomic<Int>(0)

    public init(service: String, name: String, kind: CallKind, idempotency: Idempotency = .unknown) {
        self.service = service
        self.name = name
        self.kind = kind
        self.idempotency = idempotency
        path = "/\(service)/\(name)"
        number = Self.count.add(1, ordering: .relaxed).oldValue
    }

    public static func == (left: MethodDescriptor, right: MethodDescriptor) -> Bool {
        left === right || left.path == right.path
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A service and its methods.
public struct ServiceDescriptor: Sendable {
    /// Full name, such as `shuangma.tripcard.v1.TripCard`.
    public let name: String
    /// The methods, in the order of the contract.
    public let methods: [MethodDescriptor]
    /// The .proto file it stands in, relative to the contracts' root.
    public let fileName: String

    public init(name: String, methods: [MethodDescriptor], fileName: String) {
        self.name = name
        self.methods = methods
        self.fileName = fileName
    }
}
