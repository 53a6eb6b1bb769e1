import Foundation
import IdentityContracts
import IdentityRecords
import RPC
import StorageClient
import Synchronization
import Testing

@testable import IdentityServer

@Suite("Receipts of providers of SMS", .serialized)
struct SmsReceiptsTests {
    private static let id = "9f86d081884c7d659a2feaa0c55ad015"
    private static let at: Int64 = 1_669_867_203
    /// By Python's hmac, over the text of docs/sms-providers.md under the bytes 0 to 31.
    private static let delivered = "4215014b332a949531a86f2dc34fb50666345bdc1b7b9b0991c5b9f2e14d670a"
    private static let failed = "15371320a01da2c3426821019ada07559982f541855a7134a24122a389fe182a"

    private func withReceipts(
        at now: Int64 = at, _ body: (IdentityV1.SmsReceiptsClient, SmsReceiptsService) async throws -> Void
    ) async throws {
        try await withIdentity { system in
            let account = SmsProvider.Account(
                name: "first", url: try #require(URL(string: "https://sms.example/v1")), keyID: "k",
                secret: (0..<32).map { UInt8($0) })
            let service = SmsReceiptsService(in: system.store, of: [account], now: { now })
            try await body(.init(InProcessChannel(services: [service])), service)
        }
    }

    private static func receipt(
        _ status: IdentityV1.SmsReceiptStatus, _ signature: String, provider: String = "first", id: String = id
    ) -> IdentityV1.ReportReceiptRequest {
        .init(provider: provider, messageId: id, status: status, timestamp: at, signature: signature)
    }

    @Test("A receipt that another language has signed is counted once, and delivered stays delivered")
    func counted() async throws {
        try await withReceipts { client, service in
            for _ in 0..<2 { _ = try await client.reportReceipt(Self.receipt(.failed, Self.failed)) }
            #expect(service.metrics.contains("provider=\"first\",status=\"failed\"} 1\n"))
            for _ in 0..<2 { _ = try await client.reportReceipt(Self.receipt(.delivered, Self.delivered.uppercased())) }
            _ = try await client.reportReceipt(Self.receipt(.failed, Self.failed))
            #expect(service.metrics.contains("status=\"delivered\"} 1\n"))
            #expect(service.metrics.contains("status=\"failed\"} 1\n"))
        }
    }

    @Test("Nobody but a provider tells of messages: wrong, foreign, changed and old receipts are refused")
    func refused() async throws {
        try await withReceipts { client, _ in
            let zero = String(repeating: "0", count: 64)
            for receipt in [
                Self.receipt(.delivered, zero), Self.receipt(.delivered, ""), Self.receipt(.delivered, Self.failed),
                Self.receipt(.delivered, Self.delivered, provider: "second"),
                Self.receipt(.delivered, Self.delivered, id: String(repeating: "0", count: 32)),
            ] {
                let refused = await refusal { _ = try await client.reportReceipt(receipt) }
                #expect(refused?.code == .unauthenticated && refused?.why == "RECEIPT_NOT_SIGNED")
            }
            for (receipt, field) in [
                (Self.receipt(.unspecified, Self.delivered), "status"),
                (Self.receipt(.delivered, Self.delivered, id: "9f"), "message_id"),
            ] {
                #expect(await refusal { _ = try await client.reportReceipt(receipt) }?.badField == field)
            }
        }
        try await withReceipts(at: Self.at + 301) { client, _ in
            let old = await refusal { _ = try await client.reportReceipt(Self.receipt(.delivered, Self.delivered)) }
            #expect(old?.why == "RECEIPT_NOT_SIGNED")
        }
    }
}
