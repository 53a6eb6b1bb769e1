"""Writes service protocols, method metadata and clients of one .proto file."""

import names
from google.protobuf.descriptor_pb2 import MethodOptions
from text import docs, indent

IDEMPOTENCY = {MethodOptions.NO_SIDE_EFFECTS: ".noSideEffects", MethodOptions.IDEMPOTENT: ".idempotent"}


class MethodCode:
    """One method in its four Swift forms."""

    def __init__(self, method, types):
        self.method = method
        self.name = names.escaped(names.lower_first(method.name))
        self.input, self.output = types.swift[method.input_type], types.swift[method.output_type]
        self.kind = {(False, False): "unary", (True, False): "clientStreaming", (False, True): "serverStreaming",
                     (True, True): "bidirectionalStreaming"}[method.client_streaming, method.server_streaming]

    def requirement(self):
        first = (f"_ requests: RequestStream<{self.input}>" if self.method.client_streaming
                 else f"_ request: {self.input}")
        if self.method.server_streaming:
            return (f"func {self.name}(\n    {first}, to responses: ResponseStream<{self.output}>, "
                    f"context: CallContext\n) async throws")
        return f"func {self.name}({first}, context: CallContext) async throws -> {self.output}"

    def registration(self, methods):
        if self.method.server_streaming:
            return (f"router.{self.kind}({methods}.{self.name}) "
                    f"{{ try await self.{self.name}($0, to: $1, context: $2) }}")
        if self.kind == "unary":
            return (f"router.serveUnary({methods}.{self.name}) {{ call, context in\n"
                    f"    try call.respond(try await self.{self.name}(call.request({self.input}.self), context: context))\n"
                    "}")
        return f"router.{self.kind}({methods}.{self.name}) {{ try await self.{self.name}($0, context: $1) }}"

    def descriptor(self, service):
        level = IDEMPOTENCY.get(self.method.options.idempotency_level)
        extra = f", idempotency: {level}" if level else ""
        return (f'public static let {self.name} = MethodDescriptor(\n    service: "{service}", '
                f'name: "{self.method.name}", kind: .{self.kind}{extra})')

    def client(self, methods):
        target = f"{methods}.{self.name}"
        send = f"RequestWriter<{self.input}>"
        if self.kind == "unary":
            return [f"public func {self.name}(", f"    _ request: {self.input}, options: CallOptions = .init()",
                    f") async throws -> {self.output} {{",
                    f"    try await channel.unary({target}, request, options: options)", "}"]
        if self.kind == "clientStreaming":
            return [f"public func {self.name}(", "    options: CallOptions = .init(),",
                    f"    _ send: @escaping @Sendable ({send}) async throws -> Void",
                    f") async throws -> {self.output} {{",
                    f"    try await channel.clientStreaming({target}, options: options, send)", "}"]
        if self.kind == "serverStreaming":
            return [f"public func {self.name}(", f"    _ request: {self.input}, options: CallOptions = .init()",
                    f") -> ResponseSequence<{self.output}> {{",
                    f"    channel.serverStreaming({target}, request, options: options)", "}"]
        return [f"public func {self.name}(", "    options: CallOptions = .init(),",
                f"    _ send: @escaping @Sendable ({send}) async throws -> Void",
                f") -> ResponseSequence<{self.output}> {{",
                f"    channel.bidirectionalStreaming({target}, options: options, send)", "}"]

    def forwarding(self):
        """The body of a handler that passes a call on."""
        if self.kind == "unary":
            return [f"try await client.{self.name}(request, options: context.forwarded)"]
        if self.kind == "clientStreaming":
            return [f"try await client.{self.name}(options: context.forwarded) {{ writer in",
                    "    for try await request in requests { try await writer.send(request) }", "}"]
        if self.kind == "serverStreaming":
            return [f"for try await response in client.{self.name}(request, options: context.forwarded) {{",
                    "    try await responses.send(response)", "}"]
        return [f"let responsesToPassOn = client.{self.name}(options: context.forwarded) {{ writer in",
                "    for try await request in requests { try await writer.send(request) }", "}",
                "for try await response in responsesToPassOn { try await responses.send(response) }"]


def forwarder_lines(service, file, types):
    """A service that passes each call on to the process that answers it, in the name of who makes it."""
    out = [f"/// Passes calls of `{names.full_name(file.package, service.name)}` on to the service that answers them, in the name of who",
           "/// makes them: the service's own authorizer decides again.",
           f"public struct {service.name}Forwarder: {service.name}Service {{",
           f"    private let client: {service.name}Client", "",
           "    /// - Parameter channel: To the service.",
           f"    public init(_ channel: any RPCChannel) {{ client = {service.name}Client(channel) }}"]
    for method in service.method:
        code = MethodCode(method, types)
        head = indent(("public " + code.requirement()).split("\n"))
        head[-1] += " {"
        out += [""] + head + indent(code.forwarding(), 2) + ["    }"]
    return out + ["}"]


def service_lines(service, file, types, comments, path):
    """Protocol, default registration, metadata and client of a service: (inside the namespace, outside it)."""
    full = names.full_name(file.package, service.name)
    codes = [MethodCode(method, types) for method in service.method]
    methods = f"{service.name}Methods"
    scope = types.namespace(file)
    about = docs(comments, path)

    protocol = about + [f"public protocol {service.name}Service: RPCService {{"]
    for index, code in enumerate(codes):
        protocol += indent(docs(comments, path + [2, index]) + code.requirement().split("\n"))
    protocol += ["}", ""]

    metadata = [f"/// The methods of `{full}`.", f"public enum {methods} {{"]
    for index, code in enumerate(codes):
        metadata += indent(docs(comments, path + [2, index]) + code.descriptor(full).split("\n"))
    listed = ", ".join(code.name for code in codes)
    metadata += ["", "    /// The service.", "    public static let service = ServiceDescriptor(",
                 f'        name: "{full}", methods: [{listed}],', f'        fileName: "{file.name}")', "}", ""]

    client = [f"/// Calls `{full}`."] + [f"public struct {service.name}Client: Sendable {{",
              "    private let channel: any RPCChannel", "",
              "    public init(_ channel: any RPCChannel) { self.channel = channel }"]
    for index, code in enumerate(codes):
        client += [""] + indent(docs(comments, path + [2, index]) + code.client(methods))
    client += ["}"]

    outside = [f"extension {scope}.{service.name}Service {{",
               f"    public static var descriptor: ServiceDescriptor {{ {scope}.{methods}.service }}", "",
               "    public func register(in router: inout Router) { registerAll(in: &router) }", "",
               "    /// Registers every method; for services whose own ``register(in:)`` then does more.",
               "    public func registerAll(in router: inout Router) {"]
    for code in codes:
        outside += indent(code.registration(f"{scope}.{methods}").split("\n"), 2)
    outside += ["    }", "}"]
    return protocol + metadata + client, outside
