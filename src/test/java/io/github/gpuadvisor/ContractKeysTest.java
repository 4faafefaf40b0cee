package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The key names that scripts rely on, written down by hand: one that is renamed or dropped fails
 * here. Each is read as a path through a schema; arrays are passed through.
 */
class ContractKeysTest {
  private static final String INTERVAL = ".{value,low,high}";
  private static final String PERFORMANCE = "recommendations.performance.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{schemaVersion,catalog,workload,assumed,recommendations,eliminated,warnings}",
        "catalog.{version,sha256,offersAsOf}",
        "catalog.offersAsOf.{oldest,newest}",
        "workload.{kind,model,totalFlops}",
        "assumed.{field,value,effect}",
        "recommendations.{rank,score,paretoOptimal,tiedWith,gpu,gpuCount,nodeCount,replicas}",
        "recommendations.{offer,plan,memory,performance,cost,durationHours,energy,contributions}",
        "recommendations.offer.{provider,instanceType,region,country,pricing,priceUsdPerHour}",
        "recommendations.offer.{asOf,source}",
        "recommendations.plan.{precision,kvPrecision,engine,engineEra,tensorParallel}",
        "recommendations.plan.{pipelineParallel,dataParallel,expertParallel,zeroStage}",
        "recommendations.plan.{activationCheckpointing,microBatchSize,maxConcurrency}",
        "recommendations.memory.{weightsGiB,kvCacheGiB,kvCacheBytesPerToken,activationsGiB}",
        "recommendations.memory.{gradientsGiB,optimizerGiB,overheadGiB,weightsGiBPerGpu}",
        "recommendations.memory.{kvCacheAvailableGiBPerGpu,requiredGiBPerGpu,usableGiBPerGpu}",
        "recommendations.memory.{deviceGiBPerGpu}",
        PERFORMANCE + "outputTokensPerSecond" + INTERVAL,
        PERFORMANCE + "outputTokensPerSecondPerUser" + INTERVAL,
        PERFORMANCE + "prefillTokensPerSecond" + INTERVAL,
        PERFORMANCE + "ttftMs.{value,low,high,p50,p95,p99}",
        PERFORMANCE + "tpotMs.{value,low,high,p50,p95,p99}",
        PERFORMANCE + "e2eMs.{value,low,high,p50,p95,p99}",
        PERFORMANCE + "requestsPerSecond" + INTERVAL,
        PERFORMANCE + "trainingTokensPerSecond" + INTERVAL,
        PERFORMANCE + "trainingTokensPerSecondPerGpu" + INTERVAL,
        PERFORMANCE + "mfuPercent" + INTERVAL,
        PERFORMANCE + "stepTimeSeconds" + INTERVAL,
        PERFORMANCE + "samplesPerSecond" + INTERVAL,
        PERFORMANCE + "{bottleneck}",
        "recommendations.cost.{usdPerHour,usdPerMonth,usdPerMillionOutputTokens}",
        "recommendations.cost.{usdPerThousandItems,totalUsd,purchaseUsd}",
        "recommendations.energy.{watts,kWhTotal}",
        "recommendations.contributions.{criterion,weight,value,contribution,finding,sentence}",
        "eliminated.{counts,nearest}",
        "eliminated.nearest.{gpu,failures}",
        "eliminated.nearest.failures.{requirement,finding,sentence,fix}",
        "warnings.{code,sentence}"
      })
  void recommendKeepsItsKeys(String keys) {
    assertThat(missing("recommend", keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id,gpu,gpuCount,nodeCount,plan,fits,memory,performance,cost,warnings}",
        "plan.{precision,kvPrecision,engine,engineEra,tensorParallel}",
        "memory.{weightsGiB,requiredGiBPerGpu,usableGiBPerGpu,kvCacheBytesPerToken}",
        "performance.ttftMs.{value,low,high,p50,p95,p99}",
        "cost.{usdPerHour,usdPerMillionOutputTokens}",
        "warnings.{code,sentence}"
      })
  void estimateKeepsItsKeys(String keys) {
    assertThat(missing("estimate", keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id,kind,model,gpu,gpuCount,precision,kvPrecision,engine,engineVersion,framework}",
        "{tensorParallel,pipelineParallel,dataParallel,expertParallel,attentionDataParallel}",
        "{sequenceParallel,zeroStage,activationCheckpointing,memoryFraction,method,loraRank}",
        "{inputTokens,outputTokens,context,concurrency,requestsPerSecond,requests}",
        "{sequenceLength,microBatchSize,globalBatchSize}",
        "model.{parameters,activeParameters,layers,hiddenSize,attentionHeads,kvHeads}",
        "model.{headDimension,intermediateSize,vocabularySize,experts,expertsPerToken}"
      })
  void batchLinesKeepTheirKeys(String keys) {
    assertThat(missing("batch-line", keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"error.{code,message,hint,candidates}", "{id,error}"})
  void errorsKeepTheirKeys(String keys) {
    assertThat(missing("error", keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id,name,vendor,class,architecture,launchDate,endOfSale,memory,denseTflops}",
        "memory.{capacityGB,usableGiB,kind,bandwidthGBps,unified}",
        "denseTflops.{fp64,fp64Tensor,fp32,tf32,fp16,bf16,fp8,int8,int4,fp4}",
        "{sparsityFactor,computeUnits,l2CacheMiB,link,pcie,networkGBpsPerGpu,tdpWatts,idleWatts}",
        "link.{kind,GBpsPerDirection,domainSize,inNetworkReduction}",
        "{formFactor,slots,computeCapability,launchPriceUsd,aliases,sources}"
      })
  void gpusKeepTheirKeys(String keys) {
    assertThat(missing("gpu", keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{provider,instanceType,gpu,gpuCount,gpuFraction,region,country,tier,pricing,term}",
        "{priceUsdPerHour,vcpus,memoryGiB,networkGbps,state,asOf,source}"
      })
  void offersKeepTheirKeys(String keys) {
    assertThat(missing("offer", keys)).isEmpty();
  }

  /** Keys of the last part, in braces, that no alternative of the schema at the path has. */
  private static List<String> missing(String schema, String keys) {
    JsonNode root = Schemas.DOCUMENTS.named(schema);
    int brace = keys.indexOf('{');
    List<JsonNode> reached = List.of(root);
    for (String part : keys.substring(0, brace).split("[.]", -1)) {
      reached = part.isEmpty() ? reached : step(root, reached, part);
    }
    List<String> missing = new ArrayList<>();
    for (String key : keys.substring(brace + 1, keys.length() - 1).split(",", -1)) {
      if (step(root, reached, key).isEmpty()) {
        missing.add(key);
      }
    }
    return missing;
  }

  private static List<JsonNode> step(JsonNode root, List<JsonNode> from, String key) {
    List<JsonNode> found = new ArrayList<>();
    from.forEach(schema -> step(root, schema, key, found));
    return found;
  }

  private static void step(JsonNode root, JsonNode schema, String key, List<JsonNode> found) {
    if (schema.path("properties").has(key)) {
      found.add(schema.path("properties").get(key));
    }
    if (schema.path("$ref").asString("").startsWith("#")) {
      step(root, root.at(schema.get("$ref").asString().substring(1)), key, found);
    }
    schema.path("anyOf").forEach(one -> step(root, one, key, found));
    schema.path("oneOf").forEach(one -> step(root, one, key, found));
    if (schema.has("items")) {
      step(root, schema.get("items"), key, found);
    }
  }
}
