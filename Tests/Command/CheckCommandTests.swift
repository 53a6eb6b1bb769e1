import Foundation
import TestPrograms
import Testing

@Suite("The command that checks one document or phone")
struct CheckCommandTests {
    private struct Verdict: Decodable {
        let valid: Bool
        let normalised: String?
        let keyText: String?
        let field: String?
        let reason: String?
        let note: String?

        enum CodingKeys: String, CodingKey {
            case valid, normalised, field, reason, note
            case keyText = "key_text"
        }
    }

    private func check(_ arguments: String..., status: Int32) async throws -> Verdict {
        let run = try await Program().run(["check"] + arguments + ["--json"])
        #expect(run.status == status, "\(run.errors)")
        for key in ["valid", "normalised", "key_text", "field", "reason", "note"] {
            #expect(run.output.contains("\"\(key)\":"), "a key that does not apply is null")
        }
        return try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
    }

    @Test("ID-6: spellings of one document have one key text, and it is not the number")
    func document() async throws {
        let plain = try await check("document", "hm-travel-permit", "H12345678", status: 0)
        let reissued = try await check("document", "hm-travel-permit", "h12345678（01）", "--country", "hkg", status: 0)
        #expect(plain.keyText == "3|CHN|H12345678" && reissued.keyText == plain.keyText)
        #expect(plain.note == nil && reissued.note?.contains("country counts as CHN") == true)
        #expect(reissued.normalised == "H1234567801")
        let grouped = try await check("document", "resident-id", "110105", "19491231", "002x", status: 0)
        #expect(grouped.normalised == "11010519491231002X")
    }

    @Test("A document that is not valid is told by field and reason, and its number is not repeated")
    func refused() async throws {
        let masked = try await check("document", "resident-id", "11010519491231002*", status: 1)
        #expect(!masked.valid && masked.field == "number" && masked.reason?.contains("U+002A") == true)
        #expect(masked.normalised == nil && masked.keyText == nil)
        #expect(try await check("document", "passport", "E12345678", status: 1).field == "country")
        #expect(try await check("document", "identity-card", "E12345678", status: 1).field == "type")
        let run = try await Program().run("check", "document", "resident-id", "110105194912310021")
        #expect(run.status == 1 && run.output.hasPrefix("not valid: number has a wrong check character"))
        #expect(!run.output.contains("1101051949"))
    }

    @Test("ID-8: a phone is told with the operator of its segment, or that no table lists it")
    func phone() async throws {
        let known = try await check("phone", "+86", "138-0013-8000", status: 0)
        #expect(known.normalised == "13800138000" && known.keyText == "13800138000")
        #expect(known.note?.contains("mobile") == true)
        #expect(try await check("phone", "14055555555", status: 0).note?.contains("unknown") == true)
        #expect(try await check("phone", "0571-88880000", status: 1).reason?.contains("landline") == true)
    }

    @Test("Help has examples", arguments: [["check"], ["check", "document"], ["check", "phone"]])
    func help(command: [String]) async throws {
        let run = try await Program().run(command + ["--help"])
        #expect(run.status == 0 && run.output.contains("Examples:"))
    }
}
