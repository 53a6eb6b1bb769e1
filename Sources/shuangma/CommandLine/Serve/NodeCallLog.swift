import Logging
import RPC
import Security

/// Notes calls of staff in the log of a storage node, which is no client of the store.
struct NodeCallLog: StaffCallLog {
    let logger: Logger

    func note(callOf staff: Principal.Staff, _ context: CallContext) async throws {
        logger.notice("a member of staff calls", metadata: Self.metadata(of: staff, context.method.path))
    }

    func note(refusalOf staff: Principal.Staff, _ refusal: StaffCallRefusal) async {
        var metadata = Self.metadata(of: staff, refusal.method)
        metadata["reason"] = "\(refusal.reason)"
        logger.notice("a call of a member of staff was refused", metadata: metadata)
    }

    private static func metadata(of staff: Principal.Staff, _ method: String) -> Logger.Metadata {
        ["account": "\(staff.name)", "organisation": "\(staff.organisation)", "method": "\(method)"]
    }
}
