import Testing

@testable import RPC

@Suite("grpc-message (gRPC over HTTP/2, \"Status-Message\")")
struct PercentCodingTests {
    @Test("Texts survive", arguments: ["", "plain", "a%b", "é\n漢", "%41", "%"])
    func roundTrip(text: String) {
        let encoded = GRPCStatus.percentEncoded(text)
        #expect(encoded.utf8.allSatisfy { $0 >= 0x20 && $0 <= 0x7E })
        #expect(GRPCStatus.percentDecoded(encoded) == text)
    }

    @Test("What is no escape stands for itself", arguments: ["%", "%4", "%+F", "%-1", "%zz", "100%"])
    func malformed(text: String) { #expect(GRPCStatus.percentDecoded(text) == text) }
}
