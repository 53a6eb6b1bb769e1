import Crypto
public import StorageClient

extension PartitionKey {
    /// The one partition of the rules. Its key hides nothing.
    public static let rules: PartitionKey = {
        let hash = Array(SHA256.hash(data: Array("shuangma/rules".utf8)))
        guard let key = try? PartitionKey(Array(hash.prefix(length))) else {
            preconditionFailure("a hash of SHA-256 is longer than a key")
        }
        return key
    }()
}
