import RPC
import Testing

@Suite("Errors of calls")
struct RPCErrorTests {
    @Test("A log shows code, reason and message of an error, and no bytes of its details")
    func description() {
        let error = RPCError.resourceExhausted("too many codes", retryAfter: .seconds(3)).with(reason: "TOO_OFTEN")
        #expect("\(error)" == "resource_exhausted TOO_OFTEN: too many codes")
        #expect("\(error as any Error)" == "resource_exhausted TOO_OFTEN: too many codes")
        #expect("\(RPCError(.internal, "no disk"))" == "internal: no disk")
    }
}
