import HealthCodeClient
import Security
import Testing
import Values

@Suite("Questions between provinces")
struct ProvinceQuestionTests {
    private let provinces = Provinces()
    private var now: Instant { Provinces.now }

    private func question(to asked: Division = Provinces.beijing) -> ProvinceQuestion {
        ProvinceQuestion(
            from: Provinces.zhejiang, to: asked, id: Array(repeating: 3, count: 16), purpose: .gate,
            organisation: "North Gate", document: .init(type: 1, country: "CHN", number: "11010519491231002X"), now: now
        )
    }

    private func problem(_ text: String, at now: Instant = Provinces.now, _ list: TrustList?) -> AssertionProblem? {
        do {
            _ = try ProvinceQuestion(text, list: list, province: Provinces.beijing, now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test("A question of a listed province is read as it was asked")
    func good() throws {
        let text = try question().text(signedBy: provinces.key)
        let read = try ProvinceQuestion(text, list: provinces.list(), province: Provinces.beijing, now: now)
        #expect(read == question())
    }

    @Test(
        "A question lapses after a minute, and is for one province, by a key that signs and an issuer that is trusted")
    func refused() throws {
        let list = try provinces.list()
        let text = try question().text(signedBy: provinces.key)
        #expect(problem(text, at: now + 59, list) == nil)
        #expect(problem(text, at: now + 60, list) == .expired)
        #expect(problem(text, at: now - 31, try provinces.list(expires: 60)) == .listStale)
        #expect(problem(try question(to: Provinces.zhejiang).text(signedBy: provinces.key), list) == .otherAudience)
        #expect(problem(text, try provinces.list(revokedAt: 1)) == .issuerRevoked)
        #expect(problem(try question().text(signedBy: ES256PrivateKey(notBefore: 1)), list) == .keyUnknown)
        #expect(problem(String(text.dropLast(4)) + "AAAA", list) == .forged)
        #expect(problem(try provinces.assertion().text(signedBy: provinces.key), list) == .malformed)
    }
}
