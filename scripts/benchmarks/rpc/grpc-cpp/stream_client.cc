// Reads streams of the benchmark's servers, the same for all of them.
//
// usage: stream_client TARGET COUNT SIZE ROUNDS     prints messages a second

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <iostream>
#include <string>

#include "shuangma/bench/v1/echo.grpc.pb.h"

namespace bench = shuangma::bench::v1;

int main(int, char** argv) {
  auto channel = grpc::CreateChannel(argv[1], grpc::InsecureChannelCredentials());
  auto stub = bench::Echo::NewStub(channel);
  bench::StreamRequest request;
  request.set_count(std::stoul(argv[2]));
  request.set_size(std::stoul(argv[3]));
  const int rounds = std::stoi(argv[4]);
  const auto begin = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round) {
    grpc::ClientContext context;
    auto reader = stub->Stream(&context, request);
    bench::GetResponse response;
    unsigned long count = 0;
    while (reader->Read(&response)) ++count;
    const auto status = reader->Finish();
    if (!status.ok() || count != request.count()) {
      std::cerr << "failed: " << status.error_message() << ", " << count << " messages" << std::endl;
      return 1;
    }
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  std::cout << static_cast<double>(request.count()) * rounds / taken.count() << std::endl;
}
