import Formats
public import Foundation
import FoundationNetworking
import IdentityContracts
import Security
import Values

/// One provider of SMS, who takes messages over HTTP (docs/sms-providers.md).
public struct SmsProvider: Sendable {
    /// How it is reached, and by what it knows us.
    public struct Account: Sendable {
        /// Names it in metrics and logs: 1 to 32 of a-z, 0-9 and '-'.
        public let name: String
        /// Where messages are posted to.
        public let url: URL
        /// Names the secret to the provider.
        public let keyID: String
        let signature: SmsSignature

        /// - Parameter secret: 32 bytes or more.
        public init(name: String, url: URL, keyID: String, secret: [UInt8]) {
            precondition(secret.count >= 32, "a secret of an SMS provider is too short")
            self.name = name
            self.url = url
            self.keyID = keyID
            signature = SmsSignature(secret: secret)
        }
    }

    /// How a try ended.
    enum Ending: Equatable {
        /// The provider has the message.
        case taken
        /// It does not take this message, now or later.
        case refused
        /// It may take it another time: it was away, too slow, or busy.
        case failed
    }

    /// What the provider is sent.
    private struct Body: Encodable {
        let id: String
        let phone: String
        let text: String
        let purpose: String
        let expiresAt: Int64
    }

    let account: Account
    private let exchange: @Sendable (URLRequest) async throws -> Int
    private let surroundings: Surroundings

    init(
        _ account: Account, surroundings: Surroundings,
        exchange: @escaping @Sendable (URLRequest) async throws -> Int
    ) {
        self.account = account
        self.surroundings = surroundings
        self.exchange = exchange
    }

    /// Hands a message over once.
    ///
    /// - Parameter id: The same for one and the same message: the provider sends it once.
    func send(
        _ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, within patience: Duration
    ) async -> Ending {
        do {
            return Self.ending(of: try await exchange(try request(message, id, phone, patience)))
        } catch {
            return .failed
        }
    }

    private func request(
        _ message: IdentityV1.SmsMessage, _ id: [UInt8], _ phone: String, _ patience: Duration
    ) throws -> URLRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let name = Hexadecimal.text(id)
        let body = try encoder.encode(
            Body(
                id: name, phone: phone, text: message.text, purpose: message.purpose == .notice ? "notice" : "code",
                expiresAt: message.expiresAt?.seconds ?? 0))
        let (time, nonce) = (surroundings.now(), Hexadecimal.text(surroundings.random(16)))
        let path = account.url.path(percentEncoded: true)
        var request = URLRequest(url: account.url, timeoutInterval: patience / .seconds(1))
        request.httpMethod = "POST"
        request.httpBody = body
        let fields = [
            "content-type": "application/json", "idempotency-key": name, "x-shuangma-key": account.keyID,
            "x-shuangma-timestamp": "\(time)", "x-shuangma-nonce": nonce,
            "x-shuangma-signature": account.signature.sign(
                path: path.isEmpty ? "/" : path, at: time, nonce: nonce, body: Array(body)),
        ]
        for (field, value) in fields { request.setValue(value, forHTTPHeaderField: field) }
        return request
    }

    /// What a status says. 409 means that the provider has the message already.
    static func ending(of status: Int) -> Ending {
        switch status {
        case 200..<300, 409: .taken
        case 408, 425, 429, 500...: .failed
        default: .refused
        }
    }
}

/// Makes HTTP requests by the system's library: verified TLS, no redirects, no proxies, no cookies, nothing kept.
public final class SmsExchange: NSObject, URLSessionTaskDelegate {
    /// Answers are statuses: what else a provider says is not read.
    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.connectionProxyDictionary = [:]
        configuration.httpMaximumConnectionsPerHost = 32
        return URLSession(configuration: configuration, delegate: SmsExchange(), delegateQueue: nil)
    }()

    /// The status of the answer to a request.
    ///
    /// - Throws: What the library throws: no connection, no valid certificate, too slow.
    static func status(of request: URLRequest) async throws -> Int {
        let (_, answer) = try await session.data(for: request)
        guard let answer = answer as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return answer.statusCode
    }

    /// A redirect would show codes to somebody else.
    public func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
