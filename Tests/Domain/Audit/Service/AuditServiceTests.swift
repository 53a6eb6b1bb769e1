import AuditContracts
import AuditCore
import AuditTrail
import Kit
import KitRecords
import Merkle
import RPC
import Security
import StorageClient
import Testing
import Values

@testable import AuditServer

@Suite("Proofs of audit", .serialized)
struct AuditServiceTests {
    private let session = Array(repeating: UInt8(3), count: 16)

    private func context(_ partition: PartitionKey) -> CallContext {
        var context = CallContext(
            method: MethodDescriptor(service: "test", name: "GetProof", kind: .unary), metadata: Metadata(),
            deadline: nil, peer: .inProcess)
        context.values[PrincipalKey.self] = .citizen(
            .init(personKey: partition.bytes, phoneKey: Array(repeating: 1, count: 16), session: session))
        return context
    }

    private func logIn(_ partition: PartitionKey, _ system: AuditSystem) async throws {
        try await system.store.write(partition) { change in
            try change.put(
                KitV1.StoredSession(phone: "13800138000"), in: KitRecordSets.sessions, key: session)
        }
    }

    private func service(_ system: AuditSystem) -> AuditService<KitV1.StoredNotification> {
        AuditService(
            in: system.store, keys: system.keys,
            trails: TrailReader(
                store: system.store, persons: PersonResolver(InProcessChannel(services: [])),
                hash: KeyedHash(ClusterKeys()),
                kept: 86_400, surroundings: .system),
            chain: AuditSystem.persons)
    }

    @Test("AUD-1: a citizen's proof leads from the entry by its link and leaf to a root that the public key verifies")
    func proof() async throws {
        try await withAudit { system in
            let (ann, bob) = (try AuditSystem.partition(5, 1), try AuditSystem.partition(5, 2))
            try await logIn(ann, system)
            for number in 0..<300 { try await system.append("\(number)", of: number % 3 == 0 ? ann : bob) }
            try await system.with([system.keeper(5)]) { try await system.wait(for: 300, in: 5) }
            try await system.signer().signIfDue()
            try await system.append("more, so that tiles go on", of: bob)
            try await system.with([system.keeper(5)]) { try await system.wait(for: 301, in: 5) }
            for sequence in [1, 50, 100] as [UInt64] {
                let proof = try await service(system).getProof(.init(sequence: sequence), context: context(ann))
                let link = ChainLink.of(
                    partition: ann, set: AuditSystem.persons.number, sequence: sequence, previous: proof.previous,
                    value: proof.entry)
                let leaf = AuditLeaf(
                    partition: proof.partition, set: UInt16(proof.set), sequence: proof.sequence, link: link)
                let signed = try #require(proof.root)
                let root = try #require(AuditRoot(text: signed.text))
                let head = root.logs[Int(proof.log)]
                #expect(
                    TreeProof.includes(
                        leaf.hash, at: proof.leaf, in: head.size, root: head.hash,
                        path: proof.path.compactMap { TreeHash($0) }))
                let keys = try AuditKeySet(text: Array(proof.keys.utf8), name: "the keys")
                #expect(keys[signed.kid]?.verifies(signed.signature, of: Array(signed.text.utf8)) == true)
            }
        }
    }

    @Test("AUD-1: a proof of somebody else's chain, or of another kind of chain, does not pass as one of the own")
    func ownChain() async throws {
        try await withAudit { system in
            let (ann, bob) = (try AuditSystem.partition(5, 1), try AuditSystem.partition(5, 2))
            try await logIn(ann, system)
            try await system.append("1", of: ann)
            try await system.with([system.keeper(5)]) { try await system.wait(for: 1, in: 5) }
            try await system.signer().signIfDue()
            let proof = try await service(system).getProof(.init(), context: context(ann))
            let (keys, set) = (system.keys.publicKeys, AuditSystem.persons.number.value)
            #expect(ProofCheck.problem(in: proof, keys: keys, of: ann.bytes, in: set) == nil)
            let other = "it is of another chain than the own one"
            #expect(ProofCheck.problem(in: proof, keys: keys, of: bob.bytes, in: set) == other)
            #expect(ProofCheck.problem(in: proof, keys: keys, of: ann.bytes, in: set + 1) == other)
        }
    }

    @Test("RET-1: roots go when their time is over, and entries of before are proved by the newest root")
    func rootsExpire() async throws {
        try await withAudit { system in
            let ann = try AuditSystem.partition(5)
            try await logIn(ann, system)
            try await system.append("1", of: ann)
            try await system.with([system.keeper(5)]) { try await system.wait(for: 1, in: 5) }
            try await system.signer().signIfDue()
            system.advance(AuditSystem.rootsKept - 60)
            try await system.signer().signIfDue()
            system.advance(61)
            try await system.signer().signIfDue()
            #expect(try await StoredRoots(in: system.store).from(1, limit: 10).map(\.root.number) == [2, 3])
            let proof = try await service(system).getProof(.init(sequence: 1), context: context(ann))
            #expect(proof.root?.number == 3)
            #expect(
                ProofCheck.problem(
                    in: proof, keys: system.keys.publicKeys, of: ann.bytes, in: AuditSystem.persons.number.value) == nil
            )
        }
    }

    @Test("Without an open session, an entry, or a root that covers it, there is no proof, and the reason is told")
    func refused() async throws {
        try await withAudit { system in
            let ann = try AuditSystem.partition(5)
            let service = service(system)
            func reason(_ sequence: UInt64) async -> String? {
                do {
                    _ = try await service.getProof(.init(sequence: sequence), context: context(ann))
                    return nil
                } catch {
                    return (error as? RPCError)?.detail(GoogleRPC.ErrorInfo.self)?.reason
                }
            }
            #expect(await reason(0) == "SESSION_OVER")
            try await logIn(ann, system)
            #expect(await reason(0) == "NO_ENTRY")
            try await system.append("1", of: ann)
            #expect(await reason(0) == "PROOF_NOT_READY")
            #expect(await reason(2) == "NO_ENTRY")
            try await system.signer().signIfDue()
            #expect(await reason(0) == "PROOF_NOT_READY")
            #expect(await reason(1) == "PROOF_NOT_READY")
            try await system.with([system.keeper(5)]) { try await system.wait(for: 1, in: 5) }
            #expect(await reason(1) == "PROOF_NOT_READY")
            system.advance(60)
            try await system.signer().signIfDue()
            #expect(await reason(1) == nil)
            try await system.append("2", of: ann)
            try await system.with([system.keeper(5)]) { try await system.wait(for: 2, in: 5) }
            #expect(await reason(2) == "PROOF_NOT_READY")
            #expect(try await service.getProof(.init(), context: context(ann)).sequence == 1)
        }
    }

    @Test("Roots are listed from a number on, or the newest ones, always by rising number")
    func roots() async throws {
        try await withAudit { system in
            for _ in 0..<5 {
                try await system.signer().signIfDue()
                system.advance(60)
            }
            let service = service(system)
            let context = context(try AuditSystem.partition(1))
            #expect(
                try await service.listRoots(.init(from: 2, limit: 2), context: context).roots.map(\.number) == [2, 3])
            let newest = try await service.listRoots(.init(limit: 2), context: context)
            #expect(newest.roots.map(\.number) == [4, 5] && newest.keys.contains("ES256"))
            await #expect(throws: FieldProblem.self) {
                try await service.listRoots(.init(limit: 101), context: context)
            }
        }
    }
}
