/// Where a value stands in a file. Becomes text only for a problem.
indirect enum JSONPath {
    case root
    case member(of: JSONPath, String)
    case element(of: JSONPath, Int)
}

extension JSONPath: CustomStringConvertible {
    /// Such as `$.profiles[1].rules`.
    var description: String {
        switch self {
        case .root: "$"
        case .member(let parent, let key): "\(parent).\(key)"
        case .element(let parent, let index): "\(parent)[\(index)]"
        }
    }
}
