import NIOSSL
import Synchronization

/// The context for the next connection of a listener or channel: made once, and again when a ``TLSIdentity`` has other
/// material.
final class TLSContexts: Sendable {
    /// What a connection is made with.
    struct Context: Sendable {
        let tls: NIOSSLContext
        let pins: CertificatePins?
        fileprivate let generation: Int
    }

    private let identity: TLSIdentity?
    private let configuration: @Sendable () -> TLSConfiguration
    private let current: Mutex<Context>

    /// Contexts of settings that stay as they are.
    ///
    /// - Throws: when the settings cannot be used.
    convenience init(_ configuration: TLSConfiguration) throws { try self.init(nil) { configuration } }

    /// Contexts of an identity.
    ///
    /// - Parameter configuration: Makes the settings of the identity as it is.
    /// - Throws: when the settings cannot be used.
    init(_ identity: TLSIdentity?, _ configuration: @escaping @Sendable () -> TLSConfiguration) throws {
        self.identity = identity
        self.configuration = configuration
        current = Mutex(try Self.make(configuration(), identity?.material.generation ?? 0))
    }

    /// The context for a connection that begins now.
    var latest: Context {
        current.withLock { context in
            guard let generation = identity?.material.generation, generation != context.generation else {
                return context
            }
            // The identity has tried its material, so that this does not fail; if it does, the former one goes on.
            if let made = try? Self.make(configuration(), generation) { context = made }
            return context
        }
    }

    private static func make(_ configuration: TLSConfiguration, _ generation: Int) throws -> Context {
        Context(
            tls: try NIOSSLContext(configuration: configuration), pins: CertificatePins(configuration),
            generation: generation)
    }
}
