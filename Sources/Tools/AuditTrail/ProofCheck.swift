public import AuditContracts
import AuditCore
import Chains
import Merkle
public import Security

/// Checks the proof of one entry, as a citizen gets it.
public enum ProofCheck {
    /// What is wrong with a proof; nil when it holds.
    ///
    /// - Parameters:
    ///   - keys: The keys that are trusted.
    ///   - person: Key of the person who asked, 16 bytes: a proof of somebody else's chain proves nothing about the own one.
    ///   - set: Number of the chains of persons.
    public static func problem(
        in proof: AuditV1.GetProofResponse, keys: AuditKeySet, of person: [UInt8], in set: UInt16
    ) -> String? {
        guard proof.partition == person, proof.set == UInt32(set) else {
            return "it is of another chain than the own one"
        }
        guard let signed = proof.root, let root = AuditRoot(text: signed.text) else { return "it has no root" }
        guard let key = keys[signed.kid] else {
            return "its root is signed with the key \(signed.kid), which is not trusted"
        }
        guard key.verifies(signed.signature, of: Array(signed.text.utf8)) else {
            return "the signature of root \(root.number) is not one of its text"
        }
        guard proof.partition.count == 16, proof.previous.count == ChainFormat.linkLength, proof.sequence > 0 else {
            return "it names no entry of a chain"
        }
        let path = proof.path.compactMap { TreeHash($0) }
        guard path.count == proof.path.count else { return "its path holds what is no hash" }
        let link = ChainFormat.link(
            partition: proof.partition, set: set, sequence: proof.sequence, previous: proof.previous, value: proof.entry
        )
        let leaf = AuditLeaf(partition: proof.partition, set: set, sequence: proof.sequence, link: link)
        let head = root.logs[AuditLogs.log(of: proof.partition)]
        guard TreeProof.includes(leaf.hash, at: proof.leaf, in: head.size, root: head.hash, path: path) else {
            return "its path does not lead from the entry to root \(root.number)"
        }
        return nil
    }

    /// Link of the entry that a proof is of, which the next entry has to name.
    public static func link(of proof: AuditV1.GetProofResponse) -> [UInt8]? {
        guard proof.partition.count == 16, proof.previous.count == ChainFormat.linkLength,
            let set = UInt16(exactly: proof.set)
        else { return nil }
        return ChainFormat.link(
            partition: proof.partition, set: set, sequence: proof.sequence, previous: proof.previous, value: proof.entry
        )
    }
}
