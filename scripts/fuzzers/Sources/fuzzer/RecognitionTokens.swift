import HealthCodeClient
import Security
import Values

/// Texts of mutual recognition. The first byte says which kind; the rest is a whole token, or a payload that is put into one
/// with a right signature, so that what lies behind the signature is reached as well.
func fuzzRecognition(_ bytes: UnsafeRawBufferPointer) {
    guard let kind = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch kind % 3 {
    case 0: fuzzAssertion(text)
    case 1: fuzzList(text)
    default: fuzzQuestion(text)
    }
}

private enum Made {
    static let now = Instant(seconds: 1_669_867_200)
    static let key = ES256PrivateKey(notBefore: 1)
    static let province: Division = {
        guard let province = Division(province: "330000") else { preconditionFailure("a province") }
        return province
    }()
    static let list = TrustList(
        number: 1, issuedAt: now.seconds, notBefore: now.seconds, expires: now.seconds + 60,
        issuers: [.init(province: province, name: "浙江", keys: [key.publicKey])])

    /// The text itself, and the text as a signed payload.
    static func texts(_ text: String, _ type: String) -> [String] {
        [text] + [try? ES256Token.text(payload: Array(text.utf8), type: type, by: key)].compactMap(\.self)
    }
}

private func fuzzAssertion(_ text: String) {
    for text in Made.texts(text, ColourAssertion.tokenType) {
        guard
            let read = try? ColourAssertion(text, list: Made.list, province: Made.province, now: Made.now)
        else { continue }
        require(read.issuedAt < read.expiresAt && Made.now < read.expiresAt, "an assertion without a life is accepted")
        require(read.salt.count == 16 && read.subject.count == 32, "an assertion of nobody is accepted")
        require(read.kind != .printed || read.colour == .green, "paper that is not green is accepted")
    }
}

private func fuzzList(_ text: String) {
    for text in Made.texts(text, TrustList.tokenType) {
        guard let read = TrustList(text, roots: [Made.key.publicKey]) else { continue }
        require(read.expires - read.notBefore <= TrustList.lifetimeMax, "a list lives too long")
        require(read.issuers.allSatisfy { !$0.keys.isEmpty || $0.revokedAt != nil }, "an issuer has no key")
        guard let again = try? read.text(signedBy: Made.key) else { return }
        require(TrustList(again, roots: [Made.key.publicKey]) == read, "a list that is written again reads otherwise")
    }
}

private func fuzzQuestion(_ text: String) {
    for text in Made.texts(text, ProvinceQuestion.tokenType) {
        guard let read = try? ProvinceQuestion(text, list: Made.list, province: Made.province, now: Made.now) else {
            continue
        }
        require(read.asked == Made.province && !read.organisation.isEmpty, "a question of nobody is accepted")
    }
}
