import Foundation
import RPC

/// A channel to the server a command talks to.
enum Connection {
    /// Runs a body with a channel to the configured server, closes it, and turns a failed call into a `Failure`.
    static func with<Result>(
        _ configuration: EffectiveConfiguration, _ body: (any RPCChannel) async throws -> Result
    ) async throws -> Result {
        let address = configuration.text(Settings.server)
        let channel = try channel(to: address, timeout: configuration.seconds(Settings.timeout))
        do {
            let result = try await body(channel)
            await channel.shutdown()
            return result
        } catch let error as RPCError {
            await channel.shutdown(grace: .zero)
            throw failure(error, at: address)
        } catch {
            await channel.shutdown(grace: .zero)
            throw error
        }
    }

    /// A channel to `http://host:port`, `https://host:port` or `host:port`. Nothing is connected yet.
    ///
    /// A unary call that brings no deadline has `timeout` from its start; nil leaves it without one.
    static func channel(to address: String, timeout: Duration? = nil) throws -> Channel {
        var configuration = ChannelConfiguration()
        configuration.defaultTimeout = timeout
        var target = address
        if address.hasPrefix("https://") {
            configuration.security = .tls(.makeClientConfiguration())
            target = String(address.dropFirst("https://".count))
        } else if address.hasPrefix("http://") {
            target = String(address.dropFirst("http://".count))
        }
        if target.hasSuffix("/") { target.removeLast() }
        do {
            return try Channel(target, configuration: configuration)
        } catch {
            throw Failure.wrongUse("'\(address)' is no address of a server, such as http://127.0.0.1:8080")
        }
    }

    private static func failure(_ error: RPCError, at address: String) -> Failure {
        switch error.code {
        case .unavailable, .deadlineExceeded, .internal, .unknown, .dataLoss, .unimplemented, .cancelled:
            return .unavailable("\(address): \(error.message) (\(error.code.connectName))")
        default:
            return .refused("\(error.message) (\(error.code.connectName))\(wait(error))")
        }
    }

    private static func wait(_ error: RPCError) -> String {
        guard let delay = error.detail(GoogleRPC.RetryInfo.self)?.retryDelay else { return "" }
        return "; try again in \(delay.seconds + (delay.nanos > 0 ? 1 : 0)) s"
    }
}
