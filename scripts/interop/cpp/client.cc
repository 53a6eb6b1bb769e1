// gRPC's interoperability client in gRPC C++.
//
// usage: client --server_port=N [--server_host=H] [--test_case=NAME|all] [--use_tls --ca_file=PEM
//               --server_host_override=NAME] [--soak_iterations=N --soak_max_failures=N
//               --soak_per_iteration_max_acceptable_latency_ms=N --soak_overall_timeout_seconds=N]
//
// Prints a line for each case, "ok NAME" or "failed NAME: reason"; the exit status tells whether all passed.

#include <grpcpp/impl/client_unary_call.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <utility>
#include <vector>

#include "grpc/testing/test.grpc.pb.h"
#include "support.h"

namespace {

namespace t = grpc::testing;
using grpc::ClientContext;
using grpc::Status;
using grpc::StatusCode;
using t::InteropClientContextInspector;

constexpr int kRequestSize = 271828;
constexpr int kResponseSize = 314159;
const std::vector<int> kSizes = {31415, 9, 2653, 58979};

void Expect(bool condition, const std::string& text) {
  if (!condition) throw std::runtime_error(text);
}

void Expect(const Status& status, StatusCode code) {
  Expect(status.error_code() == code, "status " + std::to_string(status.error_code()) + " instead of " +
                                          std::to_string(code) + ": " + status.error_message());
}

void ExpectOK(const Status& status) { Expect(status, StatusCode::OK); }

std::string Zeros(int size) { return std::string(size, '\0'); }

t::StreamingOutputCallRequest Asking(const std::vector<int>& sizes) {
  t::StreamingOutputCallRequest request;
  for (const int size : sizes) request.add_response_parameters()->set_size(size);
  return request;
}

class Client {
 public:
  explicit Client(const interop::Flags& flags)
      : flags_(flags), channel_(Connect()), stub_(t::TestService::NewStub(channel_)) {}

  std::shared_ptr<grpc::Channel> Connect() const {
    const auto target = flags_.Text("server_host", "127.0.0.1") + ":" + flags_.Text("server_port");
    grpc::ChannelArguments arguments;
    // Else channels of one target share a connection, and a soak of channels would be one of calls.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    auto credentials = grpc::InsecureChannelCredentials();
    if (flags_.IsOn("use_tls")) {
      credentials = grpc::SslCredentials({interop::Contents(flags_.Text("ca_file")), "", ""});
      const auto name = flags_.Text("server_host_override");
      if (!name.empty()) arguments.SetSslTargetNameOverride(name);
    }
    return grpc::CreateCustomChannel(target, credentials, arguments);
  }

  void EmptyUnary() {
    ClientContext context;
    t::Empty response;
    ExpectOK(stub_->EmptyCall(&context, {}, &response));
    Expect(response.ByteSizeLong() == 0, "the answer is not empty");
  }

  void LargeUnary() {
    ClientContext context;
    ExpectOK(Large(&context, {}));
  }

  void ClientCompressedUnary() {
    for (const auto& [compressed, claim] : {std::pair(false, true), {true, true}, {false, false}}) {
      ClientContext context;
      context.set_compression_algorithm(compressed ? GRPC_COMPRESS_GZIP : GRPC_COMPRESS_NONE);
      t::SimpleRequest request;
      request.mutable_expect_compressed()->set_value(claim);
      Expect(Large(&context, request), compressed == claim ? StatusCode::OK : StatusCode::INVALID_ARGUMENT);
    }
  }

  void ServerCompressedUnary() {
    for (const bool compressed : {true, false}) {
      ClientContext context;
      t::SimpleRequest request;
      request.mutable_response_compressed()->set_value(compressed);
      ExpectOK(Large(&context, request));
      Expect(InteropClientContextInspector::IsCompressed(context) == compressed, "the answer's compression is wrong");
    }
  }

  void ClientStreaming() {
    ClientContext context;
    t::StreamingInputCallResponse response;
    const auto writer = stub_->StreamingInputCall(&context, &response);
    for (const int size : {27182, 8, 1828, 45904}) {
      t::StreamingInputCallRequest request;
      request.mutable_payload()->set_body(Zeros(size));
      Expect(writer->Write(request), "cannot write");
    }
    writer->WritesDone();
    ExpectOK(writer->Finish());
    Expect(response.aggregated_payload_size() == 74922, "wrong sum");
  }

  void ClientCompressedStreaming() {
    t::StreamingInputCallRequest request;
    t::StreamingInputCallResponse response;
    request.mutable_expect_compressed()->set_value(true);
    request.mutable_payload()->set_body(Zeros(27182));
    {
      ClientContext context;
      context.set_compression_algorithm(GRPC_COMPRESS_NONE);
      const auto writer = stub_->StreamingInputCall(&context, &response);
      writer->Write(request);
      writer->WritesDone();
      Expect(writer->Finish(), StatusCode::INVALID_ARGUMENT);
    }
    ClientContext context;
    context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
    const auto writer = stub_->StreamingInputCall(&context, &response);
    Expect(writer->Write(request), "cannot write compressed");
    request.mutable_expect_compressed()->set_value(false);
    request.mutable_payload()->set_body(Zeros(45904));
    Expect(writer->Write(request, grpc::WriteOptions().set_no_compression()), "cannot write uncompressed");
    writer->WritesDone();
    ExpectOK(writer->Finish());
    Expect(response.aggregated_payload_size() == 73086, "wrong sum");
  }

  void ServerStreaming() {
    ClientContext context;
    const auto reader = stub_->StreamingOutputCall(&context, Asking(kSizes));
    t::StreamingOutputCallResponse response;
    std::vector<int> got;
    while (reader->Read(&response)) got.push_back(static_cast<int>(response.payload().body().size()));
    ExpectOK(reader->Finish());
    Expect(got == kSizes, "wrong sizes");
  }

  void ServerCompressedStreaming() {
    ClientContext context;
    auto request = Asking({31415, 92653});
    request.mutable_response_parameters(0)->mutable_compressed()->set_value(true);
    request.mutable_response_parameters(1)->mutable_compressed()->set_value(false);
    const auto reader = stub_->StreamingOutputCall(&context, request);
    t::StreamingOutputCallResponse response;
    for (const bool compressed : {true, false}) {
      Expect(reader->Read(&response), "no message");
      Expect(response.payload().body().size() == (compressed ? 31415 : 92653), "wrong size");
      Expect(InteropClientContextInspector::IsCompressed(context) == compressed, "the message's compression is wrong");
    }
    Expect(!reader->Read(&response), "a third message");
    ExpectOK(reader->Finish());
  }

  void PingPong() {
    ClientContext context;
    const auto stream = stub_->FullDuplexCall(&context);
    const std::vector<int> requestSizes = {27182, 8, 1828, 45904};
    for (size_t turn = 0; turn < kSizes.size(); ++turn) {
      auto request = Asking({kSizes[turn]});
      request.mutable_payload()->set_body(Zeros(requestSizes[turn]));
      Expect(stream->Write(request), "cannot write");
      t::StreamingOutputCallResponse response;
      Expect(stream->Read(&response), "no message");
      Expect(static_cast<int>(response.payload().body().size()) == kSizes[turn], "wrong size");
    }
    stream->WritesDone();
    ExpectOK(stream->Finish());
  }

  void EmptyStream() {
    ClientContext context;
    const auto stream = stub_->FullDuplexCall(&context);
    stream->WritesDone();
    t::StreamingOutputCallResponse response;
    Expect(!stream->Read(&response), "a message in an empty stream");
    ExpectOK(stream->Finish());
  }

  void CustomMetadata() {
    ClientContext unary;
    AddMetadata(&unary);
    ExpectOK(Large(&unary, {}));
    CheckMetadata(unary);
    ClientContext context;
    AddMetadata(&context);
    const auto stream = stub_->FullDuplexCall(&context);
    auto request = Asking({kResponseSize});
    request.mutable_payload()->set_body(Zeros(kRequestSize));
    Expect(stream->Write(request), "cannot write");
    stream->WritesDone();
    t::StreamingOutputCallResponse response;
    Expect(stream->Read(&response) && !stream->Read(&response), "not one message");
    ExpectOK(stream->Finish());
    CheckMetadata(context);
  }

  void StatusCodeAndMessage() {
    ExpectStatus("test status message");
    ClientContext context;
    const auto stream = stub_->FullDuplexCall(&context);
    t::StreamingOutputCallRequest request;
    request.mutable_response_status()->set_code(2);
    request.mutable_response_status()->set_message("test status message");
    stream->Write(request);
    stream->WritesDone();
    t::StreamingOutputCallResponse response;
    while (stream->Read(&response)) {
    }
    const auto status = stream->Finish();
    Expect(status, StatusCode::UNKNOWN);
    Expect(status.error_message() == "test status message", "message " + status.error_message());
  }

  void SpecialStatusMessage() {
    ExpectStatus("\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001F608\t\n");
  }

  void UnimplementedMethod() {
    ClientContext context;
    t::Empty response;
    Expect(stub_->UnimplementedCall(&context, {}, &response), StatusCode::UNIMPLEMENTED);
  }

  // The generated stub has no service that the server lacks.
  void UnimplementedService() {
    grpc::internal::RpcMethod method("/grpc.testing.UnimplementedService/UnimplementedCall",
                                     grpc::internal::RpcMethod::NORMAL_RPC, channel_);
    ClientContext context;
    t::Empty request, response;
    const auto status = grpc::internal::BlockingUnaryCall(channel_.get(), method, &context, request, &response);
    Expect(status, StatusCode::UNIMPLEMENTED);
  }

  void CancelAfterBegin() {
    ClientContext context;
    t::StreamingInputCallResponse response;
    const auto writer = stub_->StreamingInputCall(&context, &response);
    context.TryCancel();
    Expect(writer->Finish(), StatusCode::CANCELLED);
  }

  void CancelAfterFirstResponse() {
    ClientContext context;
    const auto stream = stub_->FullDuplexCall(&context);
    auto request = Asking({31415});
    request.mutable_payload()->set_body(Zeros(27182));
    Expect(stream->Write(request), "cannot write");
    t::StreamingOutputCallResponse response;
    Expect(stream->Read(&response), "no message");
    context.TryCancel();
    Expect(stream->Finish(), StatusCode::CANCELLED);
  }

  void TimeoutOnSleepingServer() {
    ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(1));
    const auto stream = stub_->FullDuplexCall(&context);
    t::StreamingOutputCallRequest request;
    request.mutable_payload()->set_body(Zeros(27182));
    stream->Write(request);
    Expect(stream->Finish(), StatusCode::DEADLINE_EXCEEDED);
  }

  void RpcSoak() {
    Soak([this] {
      ClientContext context;
      ExpectOK(Large(&context, {}));
    });
  }

  void ChannelSoak() {
    Soak([this] {
      const auto own = t::TestService::NewStub(Connect());
      ClientContext context;
      ExpectOK(Large(&context, {}, *own));
    });
  }

 private:
  Status Large(ClientContext* context, const t::SimpleRequest& wish) { return Large(context, wish, *stub_); }

  // A unary call of the usual sizes; checks what comes when it is good.
  static Status Large(ClientContext* context, t::SimpleRequest request, t::TestService::Stub& stub) {
    request.set_response_size(kResponseSize);
    request.mutable_payload()->set_body(Zeros(kRequestSize));
    t::SimpleResponse response;
    const auto status = stub.UnaryCall(context, request, &response);
    if (status.ok()) Expect(response.payload().body() == Zeros(kResponseSize), "wrong payload");
    return status;
  }

  void ExpectStatus(const std::string& message) {
    ClientContext context;
    t::SimpleRequest request;
    request.mutable_response_status()->set_code(2);
    request.mutable_response_status()->set_message(message);
    t::SimpleResponse response;
    const auto status = stub_->UnaryCall(&context, request, &response);
    Expect(status, StatusCode::UNKNOWN);
    Expect(status.error_message() == message, "message " + status.error_message());
  }

  static void AddMetadata(ClientContext* context) {
    context->AddMetadata("x-grpc-test-echo-initial", "test_initial_metadata_value");
    context->AddMetadata("x-grpc-test-echo-trailing-bin", "\xab\xab\xab");
  }

  static void CheckMetadata(const ClientContext& context) {
    const auto initial = context.GetServerInitialMetadata().find("x-grpc-test-echo-initial");
    Expect(initial != context.GetServerInitialMetadata().end() && initial->second == "test_initial_metadata_value",
           "wrong initial metadata");
    const auto trailing = context.GetServerTrailingMetadata().find("x-grpc-test-echo-trailing-bin");
    Expect(trailing != context.GetServerTrailingMetadata().end() && trailing->second == "\xab\xab\xab",
           "wrong trailing metadata");
  }

  void Soak(const std::function<void()>& call) {
    const int iterations = flags_.Number("soak_iterations", 10);
    const auto longest = std::chrono::milliseconds(flags_.Number("soak_per_iteration_max_acceptable_latency_ms", 1000));
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::seconds(flags_.Number("soak_overall_timeout_seconds", 10));
    int failures = 0;
    std::string first;
    for (int done = 0; done < iterations; ++done) {
      const auto begin = std::chrono::steady_clock::now();
      Expect(begin < end, "only " + std::to_string(done) + " calls in the time");
      std::string reason;
      try {
        call();
        if (std::chrono::steady_clock::now() - begin > longest) reason = "too slow";
      } catch (const std::exception& error) {
        reason = error.what();
      }
      if (reason.empty()) continue;
      if (++failures == 1) first = reason;
    }
    Expect(failures <= flags_.Number("soak_max_failures", 0),
           std::to_string(failures) + " calls failed, the first: " + first);
  }

  const interop::Flags& flags_;
  const std::shared_ptr<grpc::Channel> channel_;
  const std::unique_ptr<t::TestService::Stub> stub_;
};

const std::vector<std::pair<std::string, void (Client::*)()>> kCases = {
    {"empty_unary", &Client::EmptyUnary},
    {"large_unary", &Client::LargeUnary},
    {"client_compressed_unary", &Client::ClientCompressedUnary},
    {"server_compressed_unary", &Client::ServerCompressedUnary},
    {"client_streaming", &Client::ClientStreaming},
    {"client_compressed_streaming", &Client::ClientCompressedStreaming},
    {"server_streaming", &Client::ServerStreaming},
    {"server_compressed_streaming", &Client::ServerCompressedStreaming},
    {"ping_pong", &Client::PingPong},
    {"empty_stream", &Client::EmptyStream},
    {"custom_metadata", &Client::CustomMetadata},
    {"status_code_and_message", &Client::StatusCodeAndMessage},
    {"special_status_message", &Client::SpecialStatusMessage},
    {"unimplemented_method", &Client::UnimplementedMethod},
    {"unimplemented_service", &Client::UnimplementedService},
    {"cancel_after_begin", &Client::CancelAfterBegin},
    {"cancel_after_first_response", &Client::CancelAfterFirstResponse},
    {"timeout_on_sleeping_server", &Client::TimeoutOnSleepingServer},
    {"rpc_soak", &Client::RpcSoak},
    {"channel_soak", &Client::ChannelSoak},
};

}  // namespace

int main(int count, char** arguments) {
  const interop::Flags flags(count, arguments);
  Client client(flags);
  const auto wanted = flags.Text("test_case", "all");
  bool failed = false, found = false;
  for (const auto& [name, run] : kCases) {
    if (wanted != "all" && wanted != name) continue;
    found = true;
    try {
      (client.*run)();
      std::cout << "ok " << name << std::endl;
    } catch (const std::exception& error) {
      failed = true;
      std::cout << "failed " << name << ": " << error.what() << std::endl;
    }
  }
  if (!found) std::cerr << "no such case: " << wanted << std::endl;
  return failed || !found;
}
