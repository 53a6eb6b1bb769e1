import Coordination
import RPC

/// Which node speaks in a call of another node.
struct PeerIdentity: Sendable {
    /// This node.
    let own: NodeName
    /// The node that makes a call, as its connection proves; nil where connections prove nothing and a node's word counts.
    let caller: (@Sendable (CallContext) -> NodeName?)?

    /// Who sends, by its own word, which the call must bear out: whoever speaks as another node could commit, or end,
    /// what that one has not.
    ///
    /// - Parameter field: Where it says so.
    /// - Throws: INVALID_ARGUMENT for no name, or this node's; PERMISSION_DENIED with reason SENDER_IS_NOT_CALLER.
    func sender(_ text: String, _ field: String, _ context: CallContext) throws(RPCError) -> NodeName {
        guard !text.isEmpty, text != own.text else {
            throw .invalidArgument(field: field, "is the name of another node")
        }
        let sender = NodeName(text)
        if let caller, caller(context) != sender {
            throw RPCError(.permissionDenied, "\(field) is not the node that makes this call")
                .with(reason: "SENDER_IS_NOT_CALLER")
        }
        return sender
    }
}
