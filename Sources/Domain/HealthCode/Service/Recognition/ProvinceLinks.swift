import HealthCodeClient
import HealthCodeContracts
import RPC
import Synchronization
import Values

/// Asks other provinces, each over a link of its own. A province that fails is left alone for a while, so that nobody waits
/// for it at each gate.
final class ProvinceLinks: Sendable {
    /// Failures in a row after which a province is left alone.
    static let failuresMax = 5
    /// Seconds for which it is left alone; then one question tries it again.
    static let pauseSeconds: Int64 = 30

    private struct Link {
        let issuer: TrustList.Issuer
        let channel: any RPCChannel
        var failures = 0
        var closedUntil: Int64 = 0
    }

    private let make: @Sendable (TrustList.Issuer) throws -> any RPCChannel
    private let now: @Sendable () -> Instant
    private let patience: Duration
    /// As many as a list has issuers at most.
    private let links = Mutex<[Division: Link]>([:])

    /// - Parameter patience: Longest wait for an answer.
    init(
        now: @escaping @Sendable () -> Instant, patience: Duration,
        _ make: @escaping @Sendable (TrustList.Issuer) throws -> any RPCChannel
    ) {
        self.now = now
        self.patience = patience
        self.make = make
    }

    /// The answer of a province; nil when it is silent, refuses, or is left alone.
    func ask(_ issuer: TrustList.Issuer, _ question: String, options: CallOptions) async -> String? {
        guard !issuer.endpoint.isEmpty, let channel = try? channel(to: issuer) else { return nil }
        var options = options
        let latest = Deadline.after(patience)
        if options.deadline.map({ latest < $0 }) ?? true { options.deadline = latest }
        do {
            let answer = try await HealthCodeV1.RecognitionClient(channel).answerProvince(
                .init(question: question), options: options)
            note(issuer.province, isFailure: false)
            return answer.text
        } catch {
            note(issuer.province, isFailure: true)
            return nil
        }
    }

    /// The channel to a province; nil while it is left alone. Whoever gets one after a pause is the only one who tries.
    private func channel(to issuer: TrustList.Issuer) throws -> (any RPCChannel)? {
        let now = now().seconds
        return try links.withLock { links in
            if var link = links[issuer.province], link.issuer.endpoint == issuer.endpoint,
                link.issuer.authority == issuer.authority
            {
                guard now >= link.closedUntil else { return nil }
                if link.failures >= Self.failuresMax {
                    link.closedUntil = now + Self.pauseSeconds
                    links[issuer.province] = link
                }
                return link.channel
            }
            let channel = try make(issuer)
            links[issuer.province] = Link(issuer: issuer, channel: channel)
            return channel
        }
    }

    private func note(_ province: Division, isFailure: Bool) {
        let now = now().seconds
        links.withLock { links in
            guard var link = links[province] else { return }
            link.failures = isFailure ? link.failures + 1 : 0
            link.closedUntil = link.failures >= Self.failuresMax ? now + Self.pauseSeconds : 0
            links[province] = link
        }
    }
}
