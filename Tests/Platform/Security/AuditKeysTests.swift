import Foundation
import TestSupport
import Testing

@testable import Security

@Suite("Keys of audit")
struct AuditKeysTests {
    let scratch: TemporaryFolder
    let folder: KeyFolder

    init() throws {
        scratch = try TemporaryFolder()
        folder = KeyFolder(scratch.url.appending(path: "keys"))
    }

    private func keys() throws -> AuditKeys { try AuditKeys(signing: folder.auditSigning, known: folder.auditKnown) }

    @Test("The key of audit is made once, for its owner's eyes only, and its public half verifies what it signs")
    func made() throws {
        #expect(try folder.make(now: 1000).suffix(2) == [folder.auditKnown, folder.auditSigning])
        #expect(try folder.make(now: 2000).isEmpty)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.auditSigning.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let signer = try #require(try keys().signer)
        let known = try #require(try AuditKeySet(file: folder.auditKnown)[signer.kid])
        let signature = try signer.sign([1, 2, 3])
        #expect(signature.count == 64)
        #expect(known.verifies(signature, of: [1, 2, 3]))
        #expect(!known.verifies(signature, of: [1, 2, 4]))
        #expect(!known.verifies(Array(signature.dropLast()), of: [1, 2, 3]))
    }

    @Test("After a rotation the new key signs, and the public keys of older ones stay")
    func rotated() throws {
        _ = try folder.make(now: 1000)
        let used = try keys()
        let old = try #require(used.signer)
        let kid = try folder.rotateAudit(now: 2000)
        #expect(try used.poll())
        #expect(used.signer?.kid == kid && kid != old.kid)
        let known = used.publicKeys
        #expect(known[old.kid]?.expires == 2000 && known[kid]?.expires == nil && known[kid]?.notBefore == 2000)
        #expect(known[old.kid]?.verifies(try old.sign([1]), of: [1]) == true)
        #expect(try AuditKeySet(text: known.text, name: "the keys").keys.map(\.kid) == [old.kid, kid])
    }

    @Test("A private key whose public half is missing signs nothing, and none is made anew while public keys are lost")
    func publicHalfMissing() throws {
        _ = try folder.make(now: 1000)
        let used = try keys()
        let lost = try Data(contentsOf: folder.auditKnown)
        try FileManager.default.removeItem(at: folder.auditKnown)
        #expect(throws: ClusterKeys.FileError.self) { try folder.make(now: 2000) }
        try lost.write(to: folder.auditKnown)
        try FileManager.default.removeItem(at: folder.auditSigning)
        #expect(throws: ClusterKeys.FileError.self) { try folder.make(now: 2000) }
        #expect(try Data(contentsOf: folder.auditKnown) == lost)
        let other = AuditSigningKey(now: 3000)
        try KeyFile.write(other, to: folder.auditSigning)
        try used.poll()
        #expect(used.signer == nil)
        #expect(throws: ClusterKeys.FileError.self) { try keys() }
    }

    @Test("Keys of tokens are refused as keys of audit, and private keys where public ones are expected")
    func mixedUp() throws {
        _ = try folder.make(now: 1000)
        #expect(throws: ClusterKeys.FileError.self) { try AuditKeySet(file: folder.known) }
        #expect(throws: ClusterKeys.FileError.self) { try AuditSigningKey(file: folder.signing) }
        #expect(throws: ClusterKeys.FileError.self) { try AuditKeySet(file: folder.auditSigning) }
        #expect(throws: ClusterKeys.FileError.self) { try PublicKeySet(file: folder.auditKnown) }
    }
}
