public import Security

/// What a certificate of a cluster's authority is for.
public enum CertifiedName: Sendable, Hashable, CustomStringConvertible {
    /// A process of the cluster, such as `storage/1`.
    case process(ProcessName)
    /// A member of etcd, by number or word: `etcd/1`.
    case etcdMember(String)
    /// Who administers etcd: `etcd/root`.
    case etcdRoot

    /// - Parameter text: As certificates have it. Nil is returned for a name that no part of a cluster has.
    public init?(_ text: String) {
        if let process = ProcessName(text) {
            self = .process(process)
        } else if text == "etcd/root" {
            self = .etcdRoot
        } else if text.hasPrefix("etcd/"), Self.isWord(text.dropFirst(5)) {
            self = .etcdMember(String(text.dropFirst(5)))
        } else {
            return nil
        }
    }

    private static func isWord(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(ServiceNames.isNameByte)
    }

    /// The name in the SPIFFE ID.
    public var description: String {
        switch self {
        case .process(let name): "\(name)"
        case .etcdMember(let member): "etcd/\(member)"
        case .etcdRoot: "etcd/root"
        }
    }

    /// The names of the files, without their endings: `storage-1`.
    public var fileName: String { description.replacing("/", with: "-") }

    /// The common name, which is the user that etcd takes the caller for. Processes of a role share one user. Members of
    /// etcd share a name as well, by which they know each other, and which is no user's.
    var commonName: String {
        switch self {
        case .process(let name): name.role.rawValue
        case .etcdMember: "etcd"
        case .etcdRoot: "root"
        }
    }

    /// Whether it only ever calls others.
    var isClientOnly: Bool {
        switch self {
        case .process(let name): name.role == .tool
        case .etcdMember: false
        case .etcdRoot: true
        }
    }
}
