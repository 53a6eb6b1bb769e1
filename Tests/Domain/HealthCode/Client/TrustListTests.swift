import HealthCodeClient
import Security
import Testing
import Values

@Suite("Lists of issuers")
struct TrustListTests {
    private let provinces = Provinces()

    @Test("A list that a pinned root has signed is read as it was made")
    func good() throws {
        let list = try provinces.list()
        let text = try list.text(signedBy: provinces.root)
        #expect(TrustList(text, roots: [provinces.root.publicKey]) == list)
        let other = ES256PrivateKey(notBefore: 1)
        #expect(TrustList(text, roots: [other.publicKey, provinces.root.publicKey]) == list)
        #expect(TrustList(text, roots: [other.publicKey]) == nil)
        #expect(TrustList(text, roots: []) == nil)
    }

    @Test("A key of an issuer does not sign lists, and an assertion is no list")
    func otherKinds() throws {
        let text = try provinces.list().text(signedBy: provinces.key)
        #expect(TrustList(text, roots: [provinces.root.publicKey]) == nil)
        let assertion = try provinces.assertion().text(signedBy: provinces.root)
        #expect(TrustList(assertion, roots: [provinces.root.publicKey]) == nil)
    }

    @Test("Another byte anywhere in a list is refused")
    func tampered() throws {
        let bytes = Array(try provinces.list().text(signedBy: provinces.root).utf8)
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var other = bytes
            other[place] = other[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(TrustList(String(decoding: other, as: UTF8.self), roots: [provinces.root.publicKey]) == nil)
        }
    }

    @Test(
        "A list lives 31 days at most, has 64 issuers at most, each province once, and a key for each that is trusted")
    func ranges() {
        let key = provinces.key.publicKey
        func list(life: Int64 = 60, number: UInt64 = 1, _ issuers: [TrustList.Issuer]) -> TrustList? {
            TrustList(number: number, issuedAt: 1, notBefore: 1, expires: 1 + life, issuers: issuers)
        }
        let one = TrustList.Issuer(province: Provinces.beijing, name: "北京", keys: [key])
        #expect(list([one]) != nil)
        #expect(list(life: TrustList.lifetimeMax, [one]) != nil)
        #expect(list(life: TrustList.lifetimeMax + 1, [one]) == nil)
        #expect(list(life: 0, [one]) == nil)
        #expect(list(number: 0, [one]) == nil)
        #expect(list([one, one]) == nil)
        #expect(list([.init(province: Provinces.beijing, name: "北京", keys: [])]) == nil)
        #expect(list([.init(province: Provinces.beijing, name: "北京", keys: [], revokedAt: 1)]) != nil)
        #expect(list([.init(province: Provinces.beijing, name: "", keys: [key])]) == nil)
    }

    @Test("Another province and one that is left out need approval; a revocation and another key do not")
    func changes() throws {
        let first = try provinces.list()
        let beijing = TrustList.Issuer(
            province: Provinces.beijing, name: "北京", keys: [ES256PrivateKey(notBefore: 1).publicKey])
        let both = try provinces.list(number: 2, others: [beijing])
        #expect(TrustChange(from: nil, to: first).added == [Provinces.zhejiang])
        #expect(TrustChange(from: nil, to: first).needsApproval)
        #expect(TrustChange(from: first, to: both).needsApproval)
        #expect(TrustChange(from: both, to: first).removed == [Provinces.beijing])
        #expect(TrustChange(from: both, to: first).needsApproval)
        let revoked = try provinces.list(number: 3, revokedAt: 1, others: [beijing])
        #expect(TrustChange(from: both, to: revoked).revoked == [Provinces.zhejiang])
        #expect(!TrustChange(from: both, to: revoked).needsApproval)
        #expect(TrustChange(from: revoked, to: both).added == [Provinces.zhejiang])
        let rotated = try provinces.list(number: 3, keys: [ES256PrivateKey(notBefore: 1).publicKey], others: [beijing])
        #expect(!TrustChange(from: both, to: rotated).needsApproval)
    }
}
