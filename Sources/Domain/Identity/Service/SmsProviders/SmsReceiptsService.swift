import Formats
public import IdentityContracts
import IdentityRecords
import Kit
public import RPC
import Security
import StorageClient
import Synchronization
import Values
import Wire

/// Takes receipts of providers of SMS. ``IdentityServices`` makes it.
public final class SmsReceiptsService: IdentityV1.SmsReceiptsService {
    /// Seconds for which a receipt is kept.
    static let kept: Int64 = 86_400

    private struct Kind: Hashable {
        let provider: String
        let status: String
    }

    private let store: Store
    private let signatures: [String: SmsSignature]
    private let now: @Sendable () -> Int64
    private let counts = Mutex<[Kind: Int]>([:])

    /// - Parameter providers: Whose receipts are taken.
    init(in store: Store, of providers: [SmsProvider.Account], now: @escaping @Sendable () -> Int64) {
        self.store = store
        self.now = now
        signatures = Dictionary(uniqueKeysWithValues: providers.map { ($0.name, $0.signature) })
    }

    public func reportReceipt(
        _ request: IdentityV1.ReportReceiptRequest, context: CallContext
    ) async throws -> IdentityV1.ReportReceiptResponse {
        let word =
            switch request.status {
            case .delivered: "DELIVERED"
            case .failed: "FAILED"
            default: throw FieldProblem(field: "status", reason: "must be DELIVERED or FAILED")
            }
        guard let message: UInt128 = Hexadecimal.number(request.messageId.utf8), request.messageId.utf8.count == 32
        else { throw FieldProblem(field: "message_id", reason: "must be 32 hexadecimal digits") }
        guard let signature = signatures[request.provider], abs(now() - request.timestamp) <= SmsSignature.skew,
            signature.isReceipt(request, word)
        else {
            throw RPCError(.unauthenticated, "the receipt is not signed by a provider of this deployment, or too old")
                .with(reason: "RECEIPT_NOT_SIGNED")
        }
        let id = withUnsafeBytes(of: message.bigEndian) { Array($0) }
        if try await keep(request, of: PartitionKey(id), context.onward) {
            counts.withLock { $0[Kind(provider: request.provider, status: word.lowercased()), default: 0] += 1 }
        }
        return .init()
    }

    /// - Returns: Whether it says something new.
    private func keep(
        _ request: IdentityV1.ReportReceiptRequest, of message: PartitionKey, _ options: CallOptions
    ) async throws -> Bool {
        let set = IdentityRecordSets.smsReceipts
        return try await store.settling {
            let known = try await store.read(message, .record(set), options: options)
            if let known, known.value.status == request.status || known.value.status == .delivered { return false }
            try await store.write(message, options: options) { change in
                change.demand(known, in: set)
                try change.put(
                    .init(provider: request.provider, status: request.status, at: request.timestamp), in: set,
                    expires: .init(seconds: now() + Self.kept))
            }
            return true
        }
    }

    /// Receipts by provider and status, in Prometheus's text format; nothing without providers.
    var metrics: String {
        guard !signatures.isEmpty else { return "" }
        let (name, counts) = ("shuangma_sms_receipts_total", counts.withLock(\.self))
        var rows = ["# HELP \(name) Messages by what providers of SMS told of them.", "# TYPE \(name) counter"]
        for provider in signatures.keys.sorted() {
            for status in ["delivered", "failed"] {
                let count = counts[Kind(provider: provider, status: status)] ?? 0
                rows.append("\(name){provider=\"\(provider)\",status=\"\(status)\"} \(count)")
            }
        }
        return rows.map { $0 + "\n" }.joined()
    }
}
