import Crypto
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Security

@Suite("Keys of a cluster")
struct ClusterKeysTests {
    let scratch: TemporaryFolder
    let folder: KeyFolder
    let citizen = Principal.Citizen(
        personKey: Array(repeating: 1, count: 16), phoneKey: Array(repeating: 2, count: 16),
        session: Array(repeating: 3, count: 16))

    init() throws {
        scratch = try TemporaryFolder()
        folder = KeyFolder(scratch.url.appending(path: "keys"))
    }

    private func mode(_ file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    /// What a process has that verifies tokens only.
    private func verifier() throws -> (ClusterKeys, TokenVerifier) {
        let keys = try ClusterKeys(partitions: nil, known: folder.known, signing: nil, now: 0)
        return (keys, TokenVerifier(keys))
    }

    private func token(_ keys: ClusterKeys, at now: Int64, lifetime: Int64 = 600) throws -> String {
        try TokenSigner(keys).token(TokenClaims(citizen: citizen, issuedAt: now, lifetime: lifetime))
    }

    // MARK: Files

    @Test("Key files are made once, secrets for their owner's eyes only, and give the same keys again")
    func made() throws {
        #expect(try folder.make(now: 1000).count == 6)
        for secret in [folder.partitions, folder.records, folder.signing] { #expect(try mode(secret) == 0o600) }
        #expect(try mode(folder.known) == 0o644 && mode(folder.url) == 0o700)
        let first = try folder.keys(now: 1000)
        #expect(try folder.make(now: 2000).isEmpty)
        let second = try folder.keys(now: 2000)
        #expect(KeyedHash(first).partition(.person, "x") == KeyedHash(second).partition(.person, "x"))
        #expect(TokenVerifier(second).principal(of: try token(first, at: 1000), now: 1001) == .citizen(citizen))
    }

    @Test("A secret that others can read is refused, and the error says what to do")
    func readableByOthers() throws {
        _ = try folder.make(now: 1000)
        for file in [folder.partitions, folder.records, folder.signing] {
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
            let error = #expect(throws: ClusterKeys.FileError.self) { try folder.keys(now: 1000) }
            #expect(error?.description.contains("chmod 600 \(file.path)") == true)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
    }

    @Test(
        "A folder in which others can replace the files is refused, and the error says what to do",
        arguments: [
            0o777, 0o770, 0o702,
        ])
    func writableByOthers(mode: Int) throws {
        _ = try folder.make(now: 1000)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.url.path)
        for use in [{ try folder.check() }, { _ = try folder.keys(now: 1000) }, { _ = try folder.make(now: 1000) }] {
            let error = #expect(throws: ClusterKeys.FileError.self) { try use() }
            #expect(error?.description.contains("chmod go-w \(folder.url.path)") == true)
        }
    }

    @Test(
        "A file of public keys that others can write is refused: whoever adds a key signs tokens",
        arguments: [0o646, 0o664])
    func publicKeysWritableByOthers(mode: Int) throws {
        _ = try folder.make(now: 1000)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.known.path)
        let error = #expect(throws: ClusterKeys.FileError.self) { try folder.keys(now: 1000) }
        #expect(error?.description.contains("chmod go-w \(folder.known.path)") == true)
    }

    @Test("Files and folders of keys that belong to another user are refused", .enabled(if: geteuid() == 0))
    func ownedByOthers() throws {
        _ = try folder.make(now: 1000)
        for path in [folder.known.path, folder.signing.path, folder.url.path] {
            try #require(chown(path, 65_534, 65_534) == 0)
            let error = #expect(throws: ClusterKeys.FileError.self) { try folder.keys(now: 1000) }
            #expect(error?.description.contains("chown \(geteuid()) \(path)") == true)
            try #require(chown(path, geteuid(), getegid()) == 0)
        }
        _ = try folder.keys(now: 1000)
    }

    @Test("A file of private keys is refused where public ones are expected, and the other way")
    func mixedUp() throws {
        _ = try folder.make(now: 1000)
        #expect(throws: ClusterKeys.FileError.self) { try PublicKeySet(file: folder.signing) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.known.path)
        #expect(throws: ClusterKeys.FileError.self) { try SigningKeySet(file: folder.known) }
        #expect(throws: ClusterKeys.FileError.self) { try PartitionSecret(file: folder.signing) }
    }

    @Test(
        "A key under another key's name, of another kind, or twice in a file, is refused",
        arguments: [
            ("\"kid\" : \"", "\"kid\" : \"A"), ("Ed25519", "X25519"), ("EdDSA", "HS256"), ("OKP", "oct"),
            ("sig", "enc"),
            ("\"keys\" : [", "\"keys\" : [],\"more\":["),
        ])
    func badKeys(old: String, new: String) throws {
        _ = try folder.make(now: 1000)
        let text = try String(contentsOf: folder.known, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: folder.known)
        #expect(throws: ClusterKeys.FileError.self) { try PublicKeySet(file: folder.known) }
    }

    @Test("RFC 7638, RFC 8037 Appendix A.3: the name of a key is the first 8 bytes of its thumbprint")
    func thumbprint() throws {
        let text =
            #"{"keys":[{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"kPrK_qmxVWY","nbf":0,"#
            + #""x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}],"iss":"made-up"}"#
        let file = URL(filePath: try scratch.write(Array(text.utf8), to: "rfc.jwks"))
        #expect(try PublicKeySet(file: file).keys.map(\.kid) == ["kPrK_qmxVWY"])
    }

    @Test("A file of version 1 is split: data stays reachable, and the key that signs stays known")
    func split() throws {
        struct Old: Encodable {
            let version: Int
            let hashKey: Data
            let signingKey: Data
        }
        let signing = Curve25519.Signing.PrivateKey()
        let hashKey = Data(0..<32)
        let old = URL(
            filePath: try scratch.write(
                Array(JSONEncoder().encode(Old(version: 1, hashKey: hashKey, signingKey: signing.rawRepresentation))),
                to: "cluster.keys"))
        #expect(throws: ClusterKeys.FileError.self) { try folder.split(old, now: 1000) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: old.path)
        try folder.split(old, now: 1000)
        let keys = try folder.keys(now: 1000)
        var expected = HMAC<SHA256>(key: SymmetricKey(data: hashKey))
        expected.update(data: [KeyedHash.Kind.person.rawValue] + Array("x".utf8))
        #expect(KeyedHash(keys).hash(.person, "x") == Array(expected.finalize()))
        #expect(keys.known.current.keys.map(\.key.rawRepresentation) == [signing.publicKey.rawRepresentation])
        #expect(throws: ClusterKeys.FileError.self) { try folder.split(old, now: 1000) }
    }

    @Test("Two clusters whose keys were made without a name have two issuers, which stay through rotations")
    func issuers() throws {
        let other = KeyFolder(scratch.url.appending(path: "other"))
        _ = try (folder.make(now: 1000), other.make(now: 1000))
        let issuer = try folder.keys(now: 1000).issuer
        #expect(issuer.hasPrefix("shuangma-") && issuer.count == 17)
        #expect(try other.keys(now: 1000).issuer != issuer && ClusterKeys().issuer != ClusterKeys().issuer)
        _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: 2000)
        #expect(try folder.keys(now: 2000).issuer == issuer)
        _ = try folder.rotate(.atOnce, now: 3000)
        #expect(try folder.keys(now: 3000).issuer == issuer)
    }

    @Test("The name of a cluster is chosen once; another one, and what is no name, is refused")
    func chosenIssuer() throws {
        for name in ["", "Hefei", "a b", "合肥"] {
            #expect(throws: ClusterKeys.FileError.self) { try folder.make(issuer: name, now: 1000) }
        }
        _ = try folder.make(issuer: "codes.hefei", now: 1000)
        #expect(try folder.keys(now: 1000).issuer == "codes.hefei")
        #expect(try folder.make(issuer: "codes.hefei", now: 1000).isEmpty && folder.make(now: 1000).isEmpty)
        #expect(throws: ClusterKeys.FileError.self) { try folder.make(issuer: "another", now: 1000) }
    }

    @Test("Public keys that do not say whose they are, are refused", arguments: ["\"was\"", "\"iss\" : \"\", \"was\""])
    func withoutIssuer(_ instead: String) throws {
        _ = try folder.make(now: 1000)
        let text = try String(contentsOf: folder.known, encoding: .utf8)
        try Data(text.replacing("\"iss\"", with: instead).utf8).write(to: folder.known)
        let error = #expect(throws: ClusterKeys.FileError.self) { try PublicKeySet(file: folder.known) }
        #expect(error?.description.contains("\"iss\"") == true)
    }

    @Test("Of the two files for tokens, one alone is not made again: it would end all tokens")
    func oneIsLost() throws {
        _ = try folder.make(now: 1000)
        try FileManager.default.removeItem(at: folder.signing)
        #expect(throws: ClusterKeys.FileError.self) { try folder.make(now: 1000) }
    }

    // MARK: Separation

    @Test("A process with public keys only cannot sign")
    func cannotSign() throws {
        _ = try folder.make(now: 1000)
        let (keys, _) = try verifier()
        #expect(!keys.canSign)
        #expect(throws: TokenSigner.CannotSign.self) { try token(keys, at: 1000) }
        #expect(throws: TokenSigner.CannotSign.self) { try token(ClusterKeys().verifyingOnly, at: 1000) }
    }

    @Test("A process does not start when others could not verify what it signs")
    func unpublished() throws {
        _ = try folder.make(now: 1000)
        let other = KeyFolder(scratch.url.appending(path: "other"))
        _ = try other.make(now: 1000)
        #expect(throws: ClusterKeys.FileError.self) {
            try ClusterKeys(partitions: nil, known: other.known, signing: folder.signing, now: 1000)
        }
    }

    // MARK: Rotation

    @Test(
        "A new key signs only once it has been published for a while; the old one verifies until its last token lapsed")
    func rotates() throws {
        _ = try folder.make(now: 1000)
        let signer = try folder.keys(now: 1000)
        let (followed, verifier) = try verifier()
        let first = try token(signer, at: 1000, lifetime: 100_000)

        let kid = try folder.rotate(.inOrder(publishedSeconds: 3600), now: 2000)
        #expect(try signer.poll() && followed.poll())
        #expect(signer.signing?.current.key(at: 5599)?.kid != kid)
        #expect(signer.signing?.current.key(at: 5600)?.kid == kid)
        // Before, at and after the change, what either key has signed is known.
        for now in [2000, 5599, 5600, 9000] as [Int64] {
            #expect(verifier.principal(of: try token(signer, at: now), now: now) == .citizen(citizen))
            #expect(verifier.principal(of: first, now: now) == .citizen(citizen))
        }
        let end = 5600 + KeyFolder.longestToken
        #expect(verifier.principal(of: first, now: end - 1) == .citizen(citizen))
        #expect(verifier.principal(of: first, now: end) == nil, "the key of a remembered token has lapsed")
        #expect(TokenVerifier(followed).principal(of: first, now: end) == nil)
    }

    @Test("The key of a retired kid verifies nothing, and is gone after the next rotation")
    func retired() throws {
        _ = try folder.make(now: 0)
        let signer = try folder.keys(now: 0)
        let thief = try #require(signer.signing?.current.key(at: 0))
        _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: 0)
        let later = 60 + KeyFolder.longestToken
        _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: later)
        #expect(try PublicKeySet(file: folder.known).keys.contains { $0.kid == thief.kid } == false)
        #expect(try SigningKeySet(file: folder.signing).keys.contains { $0.kid == thief.kid } == false)
        let (_, verifier) = try verifier()
        let stolen = try token(signer, at: later, lifetime: 600)
        #expect(verifier.principal(of: stolen, now: later) == nil)
    }

    @Test("A second rotation waits until the new key signs, so that keys do not pile up unpublished")
    func tooSoon() throws {
        _ = try folder.make(now: 0)
        _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: 0)
        #expect(throws: ClusterKeys.FileError.self) { try folder.rotate(.inOrder(publishedSeconds: 60), now: 59) }
        _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: 60)
    }

    @Test("A rotation at once refuses what the stolen key has signed, also tokens that are remembered")
    func atOnce() throws {
        _ = try folder.make(now: 0)
        let signer = try folder.keys(now: 0)
        let (followed, verifier) = try verifier()
        let stolen = try token(signer, at: 0)
        #expect(verifier.principal(of: stolen, now: 1) != nil)
        _ = try folder.rotate(.atOnce, now: 10)
        #expect(try signer.poll() && followed.poll())
        #expect(verifier.principal(of: stolen, now: 11) == nil)
        #expect(verifier.principal(of: try token(signer, at: 11), now: 11) == .citizen(citizen))
    }

    private final class Clock: Sendable {
        let now = Mutex<Int64>(0)
    }

    @Test("Calls go on while keys rotate: no token that was issued is refused")
    func whileCallsRun() async throws {
        _ = try folder.make(now: 0)
        let signer = try folder.keys(now: 0)
        let (followed, verifier) = try verifier()
        let clock = Clock()
        let citizen = citizen
        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var refused = 0
                    for _ in 0..<200 {
                        let now = clock.now.withLock { $0 }
                        let token = try TokenSigner(signer).token(
                            TokenClaims(citizen: citizen, issuedAt: now, lifetime: 600))
                        if verifier.principal(of: token, now: now) == nil { refused += 1 }
                        await Task.yield()
                    }
                    return refused
                }
            }
            for _ in 0..<10 {
                let now = clock.now.withLock { $0 }
                _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: now)
                try followed.poll()
                try signer.poll()
                clock.now.withLock { $0 += 60 }
                await Task.yield()
            }
            return try await group.reduce(0, +)
        }
        #expect(refused == 0)
    }

    @Test("Files that change are read again without a restart; one that is damaged changes nothing and is told once")
    func follows() async throws {
        _ = try folder.make(now: 0)
        let (keys, _) = try verifier()
        let steps = Mutex(0)
        let told = Mutex<[Bool]>([])
        let (folder, original) = (folder, try Data(contentsOf: folder.known))
        await keys.follow(
            pause: { wait in
                #expect(wait == ClusterKeys.pollInterval)
                switch steps.withLock({
                    $0 += 1
                    return $0
                }) {
                case 1: _ = try folder.rotate(.inOrder(publishedSeconds: 60), now: 0)
                case 2, 3: try Data("damaged".utf8).write(to: folder.known)
                case 4: try original.write(to: folder.known)
                case 5: break
                default: throw CancellationError()
                }
            },
            report: { problem in told.withLock { $0.append(problem == nil) } })
        #expect(told.withLock { $0 } == [true, false, true])
        #expect(keys.known.current.keys.count == 1)
    }

    @Test("A keyed hash depends on the key, the kind and the text")
    func keyedHash() {
        let hash = KeyedHash(ClusterKeys())
        #expect(hash.partition(.person, "x").count == 16)
        #expect(hash.partition(.person, "x") != hash.partition(.phone, "x"))
        #expect(hash.partition(.person, "x") != hash.partition(.person, "y"))
        #expect(hash.partition(.person, "x") != KeyedHash(ClusterKeys()).partition(.person, "x"))
        #expect(
            KeyedHash.areEqual([1, 2], [1, 2]) && !KeyedHash.areEqual([1, 2], [1, 3]) && !KeyedHash.areEqual([1], []))
    }
}
