import Synchronization

/// What a handler knows of its call besides the request.
public struct CallContext: Sendable {
    // A reference, since every call passes its context on several times: that costs one count instead of five.
    private let facts: Facts
    /// What interceptors found out, such as the caller's principal.
    public var values = ContextValues()

    /// The method called.
    public var method: MethodDescriptor { facts.method }
    /// Custom headers of the request.
    public var metadata: Metadata { facts.metadata }
    /// When the caller stops waiting; nil when it did not say.
    public var deadline: Deadline? { facts.deadline }
    /// Who calls, as the transport knows them.
    public var peer: Peer { facts.peer }
    /// That a page of this server makes the call, by what its browser says; nil for every other caller.
    public var ownPage: OwnPage? { facts.ownPage }
    /// What goes back besides the response.
    public var response: ResponseMetadata { facts.usedResponse ?? facts.makeResponse() }
    /// The same if anyone has asked for it; most calls never do.
    var usedResponse: ResponseMetadata? { facts.usedResponse }

    private final class Facts: Sendable {
        let method: MethodDescriptor
        let metadata: Metadata
        let deadline: Deadline?
        let peer: Peer
        let ownPage: OwnPage?
        /// The address of the response's metadata with a counted reference; 0 until it is asked for. (The standard
        /// library's lazy reference costs a look-up of its type's metadata each time.)
        private let address = Atomic<UInt>(0)

        init(
            method: MethodDescriptor, metadata: Metadata, deadline: Deadline?, peer: Peer, ownPage: OwnPage?,
            response: ResponseMetadata?
        ) {
            self.method = method
            self.metadata = metadata
            self.deadline = deadline
            self.peer = peer
            self.ownPage = ownPage
            if let response { _ = set(response) }
        }

        deinit { Self.reference(address.load(ordering: .relaxed))?.release() }

        private static func reference(_ address: UInt) -> Unmanaged<ResponseMetadata>? {
            UnsafeRawPointer(bitPattern: address).map { .fromOpaque($0) }
        }

        // Set once, and released at the end only: what is read here stays.
        var usedResponse: ResponseMetadata? {
            Self.reference(address.load(ordering: .acquiring))?.takeUnretainedValue()
        }

        func makeResponse() -> ResponseMetadata { set(ResponseMetadata()) }

        /// Keeps `response` unless there is one; returns the one there is.
        private func set(_ response: ResponseMetadata) -> ResponseMetadata {
            let new = Unmanaged.passRetained(response)
            let (isSet, before) = address.compareExchange(
                expected: 0, desired: UInt(bitPattern: new.toOpaque()), ordering: .acquiringAndReleasing)
            guard !isSet, let present = Self.reference(before) else { return response }
            new.release()
            return present.takeUnretainedValue()
        }
    }

    /// A call's context; `response` is made when it is first asked for, if not given.
    public init(
        method: MethodDescriptor, metadata: Metadata, deadline: Deadline?, peer: Peer, ownPage: OwnPage? = nil,
        response: ResponseMetadata? = nil
    ) {
        facts = Facts(
            method: method, metadata: metadata, deadline: deadline, peer: peer, ownPage: ownPage, response: response)
    }

    /// Options for a call made on behalf of this one, by its handler's own task: its deadline and its place in a trace,
    /// nothing else.
    public var onward: CallOptions {
        var options = CallOptions(deadline: deadline)
        trace?.write(to: &options.metadata)
        options.enforcedDeadline = deadline
        return options
    }
}

/// The other end of a call.
public enum Peer: Sendable, Equatable {
    /// This process.
    case inProcess
    /// A connection from an address without port, such as `127.0.0.1`, with the certificate that the peer has shown and
    /// the listener has verified; nil when it has shown none.
    case network(address: String, certificate: PeerCertificate? = nil)
}

/// A kind of value that interceptors hand to handlers.
public protocol ContextKey {
    /// The type of the value.
    associatedtype Value: Sendable
}

/// Values by key. Few are ever set, so a list serves best.
public struct ContextValues: Sendable {
    private var values: [(key: ObjectIdentifier, value: any Sendable)] = []

    /// The value of a key; nil when none is set. Setting nil removes it.
    public subscript<Key: ContextKey>(_ key: Key.Type) -> Key.Value? {
        get {
            let id = ObjectIdentifier(key)
            return values.first { $0.key == id }?.value as? Key.Value
        }
        set {
            let id = ObjectIdentifier(key)
            values.removeAll { $0.key == id }
            if let newValue { values.append((id, newValue)) }
        }
    }
}

/// Custom headers and trailers of a response: set by the handler while it runs, read by the caller afterwards.
public final class ResponseMetadata: Sendable {
    private struct State {
        var initial = Metadata()
        var trailing = Metadata()
        var compresses = false
        /// Whether the head, which is sent, announced gzip.
        var announced: Bool?
        var lastRequestWasCompressed = false
        var lastResponseWasCompressed = false
    }

    private let state = Mutex(State())

    /// No headers and no trailers.
    public init() {}

    /// Headers that go before the first message; later changes have no effect.
    public var initial: Metadata {
        get { state.withLock { $0.initial } }
        set { state.withLock { $0.initial = newValue } }
    }

    var hasInitial: Bool { state.withLock { !$0.initial.isEmpty } }

    /// Whether messages sent from now on are compressed with gzip, if the caller accepts that; false unless set.
    ///
    /// Must be set before the first message to have an effect on a stream, whose head announces it.
    public var compresses: Bool {
        get { state.withLock { $0.compresses } }
        set { state.withLock { $0.compresses = newValue } }
    }

    /// Whether the head that is about to be sent shall announce gzip; settles the matter.
    func announceCompression() -> Bool {
        state.withLock { state in
            let announces = state.compresses
            state.announced = announces
            return announces
        }
    }

    /// Whether the next message is to be compressed.
    var compressesNext: Bool { state.withLock { $0.compresses && $0.announced != false } }

    /// Whether the request that was read last came compressed.
    public internal(set) var lastRequestWasCompressed: Bool {
        get { state.withLock { $0.lastRequestWasCompressed } }
        set { state.withLock { $0.lastRequestWasCompressed = newValue } }
    }

    /// Whether the response that the caller read last came compressed over the network.
    public internal(set) var lastResponseWasCompressed: Bool {
        get { state.withLock { $0.lastResponseWasCompressed } }
        set { state.withLock { $0.lastResponseWasCompressed = newValue } }
    }

    /// Trailers that go with the status.
    public var trailing: Metadata {
        get { state.withLock { $0.trailing } }
        set { state.withLock { $0.trailing = newValue } }
    }
}
